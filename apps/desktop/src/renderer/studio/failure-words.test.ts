import { expect, it } from 'vitest';
import { failureReport, failureTitle } from './failure-words.ts';
import { createStudioStore } from './studio-store.ts';

const failure = {
  name: 'HashMismatchError',
  message: 'decoder.onnx differs.',
  stack: 'at load',
  during: 'openModel',
};

it('has words of its own for what a person can meet', () => {
  expect(failureTitle(failure)).toBe('The model is damaged');
  expect(failureTitle({ ...failure, name: 'TypeError' })).toBe('Something went wrong');
});

it('reports the circumstances, also before anything is open', () => {
  const report = failureReport(failure, createStudioStore().getState(), 'Test/1.0');
  expect(report).toContain('HashMismatchError during openModel');
  expect(report).toContain('decoder.onnx differs.');
  expect(report).toContain('Provider: none yet');
  expect(report).toContain('Browser: Test/1.0');
  expect(report.endsWith('at load')).toBe(true);
});
