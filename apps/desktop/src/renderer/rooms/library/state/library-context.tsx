import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Library } from './library.ts';
import type { LibraryState } from './library-store.ts';

const LibraryContext = createContext<Library | undefined>(undefined);

export const LibraryProvider = LibraryContext.Provider;

/** @throws Error outside a `LibraryProvider` */
export function useLibrary(): Library {
  const library = useContext(LibraryContext);
  if (!library) throw new Error('useLibrary needs a LibraryProvider above it.');
  return library;
}

/** A part of the library's state; the component renders again when that part changes. */
export function useLibraryState<Part>(select: (state: LibraryState) => Part): Part {
  return useStore(useLibrary().store, select);
}
