export const explore = {
  beside: {
    label: 'Beside',
    nothing: 'Nothing',
    reality: 'Reality',
    difference: 'Difference from reality',
    forgetful: 'The same dream without memory',
    branch: 'Another branch',
  },
} as const;
