import { serveDepthWorker } from '@dreamwalk/host/web';

// One of the workers of an engine in the page that correct the depth of a tour.
serveDepthWorker();
