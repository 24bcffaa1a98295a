import type { RgbFrame } from '@dreamwalk/environment';
import type { Presenter } from './presenter.ts';

const VERTEX = `#version 300 es
void main() {
  // One triangle that covers the canvas.
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/**
 * Catmull-Rom over 4×4 texels, limited to the range of the nearest 2×2 so that edges get no halos, then a dither of
 * less than one step so that smooth walls show no bands.
 */
const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D frame;
uniform vec2 canvasPx;
out vec4 colour;

vec4 weights(float f) {
  return 0.5 * vec4(
    f * (f * (2.0 - f) - 1.0),
    2.0 + f * f * (3.0 * f - 5.0),
    f * (1.0 + f * (4.0 - 3.0 * f)),
    f * f * (f - 1.0));
}

vec3 texel(ivec2 at, ivec2 size) {
  return texelFetch(frame, clamp(at, ivec2(0), size - 1), 0).rgb;
}

void main() {
  ivec2 size = textureSize(frame, 0);
  vec2 uv = vec2(gl_FragCoord.x, canvasPx.y - gl_FragCoord.y) / canvasPx;
  vec2 at = uv * vec2(size) - 0.5;
  ivec2 base = ivec2(floor(at));
  vec4 wx = weights(fract(at.x));
  vec4 wy = weights(fract(at.y));
  vec3 sum = vec3(0.0);
  vec3 low = vec3(1.0);
  vec3 high = vec3(0.0);
  for (int j = 0; j < 4; j++) {
    for (int i = 0; i < 4; i++) {
      vec3 value = texel(base + ivec2(i - 1, j - 1), size);
      sum += wx[i] * wy[j] * value;
      if (i > 0 && i < 3 && j > 0 && j < 3) {
        low = min(low, value);
        high = max(high, value);
      }
    }
  }
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  colour = vec4(clamp(sum, low, high) + (noise - 0.5) / 255.0, 1.0);
}`;

/** Enlarges frames on the GPU. */
export class WebGlPresenter implements Presenter {
  readonly #gl: WebGL2RenderingContext;
  readonly #canvasPx: WebGLUniformLocation | null;
  #hasFrame = false;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    const program = buildProgram(gl);
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook
    gl.useProgram(program);
    this.#canvasPx = gl.getUniformLocation(program, 'canvasPx');
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  resize(widthPx: number, heightPx: number): void {
    const gl = this.#gl;
    gl.canvas.width = widthPx;
    gl.canvas.height = heightPx;
    gl.viewport(0, 0, widthPx, heightPx);
    gl.uniform2f(this.#canvasPx, widthPx, heightPx);
    this.#render();
  }

  draw({ widthPx, heightPx, rgb }: RgbFrame): void {
    const gl = this.#gl;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, widthPx, heightPx, 0, gl.RGB, gl.UNSIGNED_BYTE, rgb);
    this.#hasFrame = true;
    this.#render();
  }

  #render(): void {
    if (this.#hasFrame) this.#gl.drawArrays(this.#gl.TRIANGLES, 0, 3);
  }
}

function buildProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return program;
}
