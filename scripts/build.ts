/** `npm run build`: `src/` and `data/` → the publishable package, whose root is this folder and whose modules are in `dist/`. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildBrowser } from "./build/browser.ts";
import { buildModules } from "./build/modules.ts";

const dist = join(import.meta.dirname, "../dist");
rmSync(dist, { recursive: true, force: true });
buildModules(dist);
const { script, data } = await buildBrowser(join(dist, "browser"));
console.log(`dist/: modules, declarations, record.schema.json; browser: ${script} bytes of script, ${data} of data`);
