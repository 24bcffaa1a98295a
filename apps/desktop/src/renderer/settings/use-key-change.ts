import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import { rebind, swapKeys, takeKey } from '../input/bindings.ts';
import { bindingsStore, changeKeys, layoutStore } from '../input/bindings-store.ts';
import { standardPad } from '../input/gamepads.ts';
import { pressedButtons } from '../input/pad-keys.ts';
import { answerKey, answerName, type KeyAnswer, type KeyChange, type KeyPlace } from './key-change.ts';

/** Puts keys and buttons somewhere else: waits for the next one, and asks where others have it. */
export function useKeyChange() {
  const [change, setChange] = useState<KeyChange>();
  const bindings = useStore(bindingsStore);
  const layout = useStore(layoutStore, (state) => state.layout);
  const listening = change?.step === 'listening' ? change.at : undefined;

  const take = (at: KeyPlace, answer: KeyAnswer) => {
    setChange(answer.kind === 'ask' ? answer.change : undefined);
    if (answer.kind === 'bind') changeKeys(at.device, (map) => rebind(map, at.deed, at.place, answer.key));
    if (answer.kind === 'clear') changeKeys(at.device, (map) => rebind(map, at.deed, at.place, undefined));
  };
  const onKey = useEffectEvent((at: KeyPlace, event: KeyboardEvent) =>
    take(at, answerKey(at, event, bindings[at.device], layout)),
  );
  const onButton = useEffectEvent((at: KeyPlace, button: string) =>
    take(at, answerName(at, button, bindings[at.device], layout)),
  );
  useEffect(() => {
    if (!listening) return;
    // Before the dialog, which Escape would close, and before the focused button.
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) onKey(listening, event);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    const stopButtons =
      listening.device === 'gamepad' ? nextButton((button) => onButton(listening, button)) : undefined;
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      stopButtons?.();
    };
  }, [listening]);

  return {
    change,
    listen: (at: KeyPlace) => setChange({ step: 'listening', at }),
    cancel: () => setChange(undefined),
    /** Takes the key from the others. */
    take: ({ at, key, others }: Extract<KeyChange, { step: 'taken' }>) => {
      changeKeys(at.device, (map) => takeKey(map, at.deed, at.place, key, others));
      setChange(undefined);
    },
    /** Gives the other one the key that is there now. */
    swap: ({ at, key, others }: Extract<KeyChange, { step: 'taken' }>) => {
      changeKeys(at.device, (map) => swapKeys(map, at, key, others[0], layout));
      setChange(undefined);
    },
  };
}

/** Waits for a button of a gamepad that is not down yet. @returns stops it */
function nextButton(onButton: (button: string) => void): () => void {
  let down: readonly string[] | undefined;
  let frame = 0;
  const look = () => {
    const pad = standardPad();
    const now = pad ? pressedButtons(pad) : [];
    const pressed = down && now.find((button) => !down!.includes(button));
    down = now;
    if (pressed) onButton(pressed);
    else frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}
