import { useEffect } from 'react';

/** What a press means, by the place of the key: the letters on it differ between layouts. */
function actOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo';
  return event.code === 'KeyY' ? 'redo' : null;
}

/** Ctrl-Z and Ctrl-Shift-Z over the whole draft, except inside dialogs, which have texts of their own. */
export function useUndoKeys(
  { undo, redo }: { readonly undo: () => void; readonly redo: () => void },
  isOn: boolean,
): void {
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (act === null || (event.target instanceof Element && event.target.closest('dialog') !== null))
        return;
      event.preventDefault();
      if (act === 'undo') undo();
      else redo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo, isOn]);
}
