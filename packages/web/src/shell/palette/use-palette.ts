import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { usePaletteKeys } from './use-palette-keys.ts';

type PaletteComponent = ComponentType<{ readonly onClose: () => void }>;

const FETCH_AFTER_MS = 300;

/**
 * The palette is fetched soon after the first screen, so that it opens with the key press: what
 * is typed right after Ctrl-K must land in its field.
 */
export function usePalette(): {
  readonly palette: PaletteComponent | null;
  readonly open: () => void;
  readonly close: () => void;
} {
  const [loaded, setLoaded] = useState<PaletteComponent | null>(null);
  const [wanted, setWanted] = useState(false);
  const fetchPalette = useCallback(async () => {
    const { CommandPalette } = await import('./palette.tsx');
    setLoaded(() => CommandPalette);
  }, []);
  const open = useCallback(() => {
    setWanted(true);
    void fetchPalette();
  }, [fetchPalette]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette(), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [fetchPalette]);
  usePaletteKeys(open);
  return { palette: wanted ? loaded : null, open, close: () => setWanted(false) };
}
