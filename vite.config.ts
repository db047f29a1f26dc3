import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const serviceWorker = at('./console/liaison/sw.ts');

/**
 * The console as static files. No plugin: oxc compiles TSX with React's automatic runtime, as tsconfig.json says.
 * Nothing inline and no `define`: the page runs under `script-src 'self'; worker-src 'self'`, and no secret is built in.
 */
export default defineConfig({
  root: at('./console'),
  base: '/',
  publicDir: at('./console/public'),
  build: {
    outDir: at('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be an inline script; every browser that runs WebGL 2 has modulepreload.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // MapLibre alone is 1 MB before compression; it is loaded when a map is shown.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: {
        // One shell: the server answers it for /, /wall/:screen, /alerts/:id and /sign-in.
        index: at('./console/index.html'),
        // Unhashed, since its address is its identity; at the root, since its scope is the whole console.
        ...(existsSync(serviceWorker) && { sw: serviceWorker }),
      },
      output: {
        entryFileNames: chunk => (chunk.name === 'sw' ? '[name].js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // Map and video are loaded when they are shown; named, so that a look at the network says which is which.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/ },
            { name: 'mediasoup', test: /node_modules[\\/](mediasoup-client)[\\/]/ },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/territory', '/healthz', '/readyz', '/socket.io'].map(path => [
        path,
        { target: 'http://127.0.0.1:8080', ws: path === '/socket.io' },
      ]),
    ),
  },
});
