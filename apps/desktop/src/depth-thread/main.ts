import { serveDepthThread } from '@dreamwalk/host/node';

// One of the threads of the native engine that correct the depth of a tour.
serveDepthThread();
