export { type BrowserPage, hasChromium, openBrowserPage } from './chromium.ts';
export { floats, integers, node, values } from './graph-parts.ts';
export { type GraphConstant, type GraphNode, type GraphValue, writeOnnx } from './onnx-writer.ts';
