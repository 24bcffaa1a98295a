import { createStore } from 'zustand/vanilla';

export type ColorScheme = 'dark' | 'light';

/** The colours that the page has now; see `tokens.css`. */
export const colorSchemeStore = createStore<{ readonly scheme: ColorScheme }>(() => ({ scheme: 'dark' }));

/**
 * Keeps the page in the theme that its root asks for by `data-theme`: `dark`, `light`, or else the system's. The scheme that
 * comes of it stands at the root as `data-scheme`.
 *
 * @returns stops it
 */
export function followTheme(): () => void {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: light)');
  const apply = () => {
    const { theme } = root.dataset;
    const systemScheme = system.matches ? 'light' : 'dark';
    const scheme = theme === 'dark' || theme === 'light' ? theme : systemScheme;
    root.dataset.scheme = scheme;
    colorSchemeStore.setState({ scheme });
  };
  apply();
  const observer = new MutationObserver(apply);
  observer.observe(root, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', apply);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', apply);
  };
}
