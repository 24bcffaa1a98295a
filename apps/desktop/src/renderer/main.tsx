import '@fontsource-variable/geist';
import '@fontsource-variable/geist-mono';
import './styles/tokens.css';
import './styles/base.css';
import './words/words.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { findNativeConnection } from './native/native-connection.ts';
import { EvaluationClient } from './rooms/evaluate/state/evaluation-client.ts';
import { Evaluations } from './rooms/evaluate/state/evaluations.ts';
import { EvaluationsProvider } from './rooms/evaluate/state/evaluations-context.tsx';
import { Library } from './rooms/library/state/library.ts';
import { LibraryClient } from './rooms/library/state/library-client.ts';
import { LibraryProvider } from './rooms/library/state/library-context.tsx';
import { keepSpeeds } from './rooms/library/state/measured-speeds.ts';
import { keepPlaces } from './rooms/library/state/recent-places.ts';
import { applySettings } from './settings/apply-settings.ts';
import { fetchModels } from './studio/fetch-models.ts';
import { findNativeEngine } from './studio/find-native-engine.ts';
import { guardRecording } from './studio/guard-recording.ts';
import { openStage } from './studio/open-stage.ts';
import { StageProvider } from './studio/stage-canvas.tsx';
import { Studio } from './studio/studio.ts';
import { StudioProvider } from './studio/studio-context.tsx';
import { followTheme } from './styles/color-scheme.ts';

followTheme();
const stage = openStage({
  query: new URLSearchParams(window.location.search),
  native: await findNativeEngine(),
  findNative: findNativeEngine,
  onEvent: (event) => studio.take(event),
});
const studio = new Studio(stage.link);
applySettings(studio);
const connection = findNativeConnection();
const library = new Library(connection && new LibraryClient(connection), studio.store);
const evaluations = new Evaluations(connection && new EvaluationClient(connection));
studio.keepDream = (dream) => library.keepDream(dream);
if (!window.dreamwalk) guardRecording(studio.store);
keepSpeeds(studio.feed, studio.store);
keepPlaces(studio.store);
void fetchModels().then((models) => studio.store.setState({ models }));
window.dreamwalk?.onEngineGone((reason) => stage.link.post({ type: 'nativeGone', reason }));

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StudioProvider value={studio}>
      <StageProvider value={stage.canvas}>
        <LibraryProvider value={library}>
          <EvaluationsProvider value={evaluations}>
            <App />
          </EvaluationsProvider>
        </LibraryProvider>
      </StageProvider>
    </StudioProvider>
  </StrictMode>,
);
