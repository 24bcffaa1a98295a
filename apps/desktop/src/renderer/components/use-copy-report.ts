import type { EngineFailure } from '@dreamwalk/host';
import { useState } from 'react';
import { failureReport } from '../studio/failure-words.ts';
import { useStudio } from '../studio/studio-context.tsx';

interface CopiedReport {
  /** Puts the report of the failure on the clipboard. */
  readonly copy: () => Promise<void>;
  readonly isCopied: boolean;
}

/** A report of a failure and its circumstances, to take along. */
export function useCopyReport(failure: EngineFailure): CopiedReport {
  const { store } = useStudio();
  const [copied, setCopied] = useState<EngineFailure>();
  return {
    copy: async () => {
      await navigator.clipboard.writeText(failureReport(failure, store.getState(), navigator.userAgent));
      setCopied(failure);
    },
    isCopied: copied === failure,
  };
}
