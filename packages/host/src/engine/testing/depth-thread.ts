import { serveDepthThread } from '../node/depth-crew.ts';

// A thread for the tests to share the correction of a tour's depths with.
serveDepthThread();
