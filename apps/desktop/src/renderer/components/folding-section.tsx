import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { foldedSections, toggleSection } from './folded-sections.ts';
import styles from './folding-section.module.css';
import { press } from './press.ts';
import { Section } from './section.tsx';

interface FoldingSectionProps {
  /** By which it is remembered whether it is folded up; unique in the studio, and the same in every language. */
  readonly name: string;
  readonly title: string;
  /** See `Section`; it stays where the section is folded up. */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** Not rendered where the section is folded up, so that what draws frames rests. */
  readonly children: ReactNode;
}

/** A titled group of instruments that can be folded up to its title. */
export function FoldingSection({ name, title, aside, className, children }: FoldingSectionProps) {
  const isFolded = useStore(foldedSections, ({ names }) => names.includes(name));
  return (
    <Section
      title={
        <button
          type="button"
          className={styles.title}
          aria-expanded={!isFolded}
          onClick={press(() => toggleSection(name))}
        >
          {title}
          <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      }
      aside={aside}
      className={className}
    >
      {!isFolded && children}
    </Section>
  );
}
