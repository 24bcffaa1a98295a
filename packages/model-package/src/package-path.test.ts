import { describe, expect, it } from 'vitest';
import { packagePathProblem } from './package-path.ts';

describe('packagePathProblem', () => {
  it.each(['a.onnx', 'graphs/a.onnx', 'a..b/c', '...', 'wörld.npz'])('accepts %s', (path) => {
    expect(packagePathProblem(path)).toBeNull();
  });

  it.each([
    ['../a', 'leaves the folder'],
    ['graphs/../../a', 'leaves the folder'],
    ['a/..', 'leaves the folder'],
    ['/etc/passwd', 'is absolute'],
    ['C:/a', 'contains a colon (a drive, a scheme or a stream)'],
    ['file:a', 'contains a colon (a drive, a scheme or a stream)'],
    ['..\\a', 'contains a backslash'],
    ['\\\\server\\a', 'contains a backslash'],
    ['a//b', 'has an empty part'],
    ['./a', 'has an empty part'],
    ['a/', 'has an empty part'],
    ['a\0.onnx', 'contains a null character'],
  ])('refuses %j', (path, problem) => {
    expect(packagePathProblem(path)).toBe(problem);
  });
});
