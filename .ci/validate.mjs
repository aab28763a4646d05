// Validates Word documents with the Open XML SDK, all in one process because starting it takes seconds.
//
//   node validate.mjs FOLDER DOCUMENT...      FOLDER is where npm installed the validator
//
// Prints what is wrong with each document for each version of Office, and ends with 1 where anything is.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const VERSIONS = ["Microsoft365", "Office2016"];

const [folder, ...documents] = process.argv.slice(2);
const found = createRequire(join(resolve(folder), "here.js")).resolve("@ooxml-tools/validate");
const { default: validate } = await import(pathToFileURL(found));

let wrong = 0;
for (const document of documents) {
  const content = await readFile(document);
  for (const version of VERSIONS) {
    const errors = await validate(content, "docx", version);
    wrong += errors.length;
    for (const error of errors.slice(0, 20)) {
      console.log(`${basename(document)}, ${version}: ${error.path.partUri}${error.path.xpath}: ${error.description}`);
    }
  }
}
console.log(`${documents.length} documents, ${VERSIONS.join(" and ")}: ${wrong} errors`);
process.exit(documents.length > 0 && wrong === 0 ? 0 : 1);
