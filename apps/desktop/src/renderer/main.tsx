import '@fontsource-variable/geist';
import '@fontsource-variable/geist-mono';
import './styles/tokens.css';
import './styles/base.css';
import './words/words.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { fetchModels } from './studio/fetch-models.ts';
import { findNativeEngine } from './studio/find-native-engine.ts';
import { openStage } from './studio/open-stage.ts';
import { StageProvider } from './studio/stage-canvas.tsx';
import { Studio } from './studio/studio.ts';
import { StudioProvider } from './studio/studio-context.tsx';

const stage = openStage({
  query: new URLSearchParams(window.location.search),
  native: await findNativeEngine(),
  onEvent: (event) => studio.take(event),
});
const studio = new Studio(stage.link);
void fetchModels().then((models) => studio.store.setState({ models }));
window.dreamwalk?.onEngineGone((reason) => stage.link.post({ type: 'nativeGone', reason }));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StudioProvider value={studio}>
      <StageProvider value={stage.canvas}>
        <App />
      </StageProvider>
    </StudioProvider>
  </StrictMode>,
);
