import type { MouseEvent } from 'react';

/** For `onClick`: a press by mouse must not leave the focus on the button, or Space, which pauses the walk, would press it again. */
export function press(action: () => void): (event: MouseEvent<HTMLButtonElement>) => void {
  return (event) => {
    if (event.detail > 0) event.currentTarget.blur();
    action();
  };
}
