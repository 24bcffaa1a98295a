import { useRef } from 'react';

/**
 * For the content of a dialog: gives the focus back to what had it before. Radix does so for dialogs that have a trigger, and those
 * of the studio can be opened by key from anywhere.
 */
export function useReturnFocus() {
  const before = useRef<HTMLElement | undefined>(undefined);
  return {
    onOpenAutoFocus: () => {
      const { activeElement } = document;
      before.current = activeElement instanceof HTMLElement ? activeElement : undefined;
    },
    onCloseAutoFocus: () => before.current?.focus(),
  };
}
