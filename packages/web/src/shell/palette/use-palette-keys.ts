import { useEffect } from 'react';

/** Calls `onOpen` for Ctrl-K and Cmd-K, whatever alphabet the keyboard is set to. */
export function usePaletteKeys(onOpen: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyK') {
        event.preventDefault();
        onOpen();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onOpen]);
}
