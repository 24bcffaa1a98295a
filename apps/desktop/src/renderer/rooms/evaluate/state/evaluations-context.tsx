import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Evaluations } from './evaluations.ts';
import type { EvaluationsState } from './evaluations-store.ts';

const EvaluationsContext = createContext<Evaluations | undefined>(undefined);

export const EvaluationsProvider = EvaluationsContext.Provider;

/** @throws Error outside an `EvaluationsProvider` */
export function useEvaluations(): Evaluations {
  const evaluations = useContext(EvaluationsContext);
  if (!evaluations) throw new Error('useEvaluations needs an EvaluationsProvider above it.');
  return evaluations;
}

/** A part of the room's state; the component renders again when that part changes. */
export function useEvaluationsState<Part>(select: (state: EvaluationsState) => Part): Part {
  return useStore(useEvaluations().store, select);
}
