import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import type { MapImage } from '../../ui/symbols.ts';

/**
 * Many moving things as one draw call. MapLibre's own way (`updateData` on a symbol layer) cuts points into tiles and
 * places symbols anew at each update: with 10,000 things of which 1,000 a second move, `npm run bench -- map` counted 30
 * tasks over 50 ms in 16 s that way, the longest of 137 ms, and none this way (two cores, WebGL in software). The price
 * is no name and no collision, so whatever has a name, as a drone, goes through the symbol layer.
 */
export interface Swarm {
  readonly layer: CustomLayerInterface;
  /** Places things by their ids: pairs of longitude and latitude, degrees. Only those that moved are named. */
  move(moved: Iterable<readonly [id: string, longitude: number, latitude: number, ...unknown[]]>): void;
  /** Forgets all whose id is not in the set. */
  keep(ids: { has(id: string): boolean }): void;
}

const VERTEX = `#version 300 es
uniform vec2 u_origin;   // where the local origin lies, CSS pixels of the canvas
uniform vec2 u_canvas;   // width and height, CSS pixels
uniform float u_world;   // width of the world, CSS pixels
uniform float u_size;    // of the symbol, device pixels
in vec2 a_place;         // Mercator relative to the origin
void main() {
  vec2 pixel = u_origin + a_place * u_world;
  gl_Position = vec4(pixel.x / u_canvas.x * 2.0 - 1.0, 1.0 - pixel.y / u_canvas.y * 2.0, 0.0, 1.0);
  gl_PointSize = u_size;
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D u_symbol;
out vec4 color;
void main() { color = texture(u_symbol, gl_PointCoord); }`;

/** Madou. float32 Mercator is true to 2.4 m over the world, to a millimetre around a local origin. */
const ORIGIN = [4.369118, 50.849481] as const;
const mercator = (longitude: number, latitude: number): [x: number, y: number] => [
  (longitude + 180) / 360,
  (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2,
];
const [ORIGIN_X, ORIGIN_Y] = mercator(...ORIGIN);

/** @param symbol drawn for each thing; its premultiplied pixels become the texture */
export function createSwarm(id: string, symbol: () => MapImage): Swarm {
  const places = new Map<string, number>();
  const ids: string[] = [];
  let points = new Float32Array(2 * 1024);
  let shown: { readonly map: MapLibreMap; readonly gl: WebGL2RenderingContext; readonly draw: () => void } | undefined;
  /** First and last place that changed since the last drawing. */
  let [from, to] = [0, -1];
  const changed = (place: number) => {
    from = to < from ? place : Math.min(from, place);
    to = Math.max(to, place);
  };

  const layer: CustomLayerInterface = {
    id,
    type: 'custom',
    onAdd(map, gl) {
      if (!(gl instanceof WebGL2RenderingContext)) return;
      shown = { map, gl, draw: prepare(map, gl, symbol()) };
      [from, to] = [0, ids.length - 1];
    },
    render: () => shown?.draw(),
    onRemove: () => {
      shown = undefined;
    },
  };

  function prepare(map: MapLibreMap, gl: WebGL2RenderingContext, image: MapImage): () => void {
    const program = link(gl);
    const uniform = (name: string) => gl.getUniformLocation(program, name);
    const at = {
      origin: uniform('u_origin'),
      canvas: uniform('u_canvas'),
      world: uniform('u_world'),
      size: uniform('u_size'),
    };
    const array = gl.createVertexArray();
    const buffer = gl.createBuffer();
    gl.bindVertexArray(array);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    const place = gl.getAttribLocation(program, 'a_place');
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
    gl.bindVertexArray(null);
    const texture = textureOf(gl, image);
    let held = 0;
    return () => {
      if (ids.length === 0) return;
      gl.bindVertexArray(array);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      if (held !== points.length) gl.bufferData(gl.ARRAY_BUFFER, points, gl.DYNAMIC_DRAW);
      else if (to >= from) gl.bufferSubData(gl.ARRAY_BUFFER, from * 8, points, from * 2, (to - from + 1) * 2);
      held = points.length;
      [from, to] = [0, -1];
      const canvas = map.getCanvas();
      const origin = map.project([...ORIGIN]);
      // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's name, not React's
      gl.useProgram(program);
      gl.uniform2f(at.origin, origin.x, origin.y);
      gl.uniform2f(at.canvas, canvas.clientWidth, canvas.clientHeight);
      gl.uniform1f(at.world, 512 * 2 ** map.getZoom());
      gl.uniform1f(at.size, (image.data.width / image.pixelRatio) * map.getPixelRatio());
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.drawArrays(gl.POINTS, 0, ids.length);
      gl.bindVertexArray(null);
    };
  }

  return {
    layer,
    move(moved) {
      for (const [thing, longitude, latitude] of moved) {
        let place = places.get(thing);
        if (place === undefined) {
          place = ids.push(thing) - 1;
          places.set(thing, place);
          if (points.length < ids.length * 2) points = grown(points);
        }
        const [x, y] = mercator(longitude, latitude);
        points[place * 2] = x - ORIGIN_X;
        points[place * 2 + 1] = y - ORIGIN_Y;
        changed(place);
      }
      if (to >= from) shown?.map.triggerRepaint();
    },
    keep(known) {
      for (let place = ids.length - 1; place >= 0; place -= 1) {
        const thing = ids[place] as string;
        if (known.has(thing)) continue;
        // The last one takes the place of the one that goes.
        const last = ids.pop() as string;
        places.delete(thing);
        if (last !== thing) {
          ids[place] = last;
          places.set(last, place);
          points.copyWithin(place * 2, ids.length * 2, ids.length * 2 + 2);
          changed(place);
        }
        shown?.map.triggerRepaint();
      }
      to = Math.min(to, ids.length - 1);
    },
  };
}

function grown(points: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const more = new Float32Array(points.length * 2);
  more.set(points);
  return more;
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(`what moves cannot be drawn: ${gl.getProgramInfoLog(program)}`);
  return program;
}

function textureOf(gl: WebGL2RenderingContext, { data }: MapImage): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  // MapLibre blends premultiplied colours.
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, data);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
