import { expect, it } from 'vitest';
import { guardRecording } from './guard-recording.ts';
import { createStudioStore, FRESH_ENGINE } from './studio-store.ts';

it('has the browser ask only while something is recorded', () => {
  const store = createStudioStore();
  const page = new EventTarget();
  guardRecording(store, page as unknown as Window);
  const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(isAsked()).toBe(false);
  store.setState({ engine: { ...FRESH_ENGINE, recording: true } });
  expect(isAsked()).toBe(true);
  store.setState({ engine: FRESH_ENGINE });
  expect(isAsked()).toBe(false);
});
