import type { explore as english } from '../en/explore.ts';
import type { Same } from '../same.ts';

export const explore: Same<typeof english> = {
  beside: {
    label: 'Beside',
    nothing: 'Nothing',
    reality: 'Reality',
    difference: 'Difference from reality',
    forgetful: 'The same dream without memory',
    branch: 'Another branch',
  },
};
