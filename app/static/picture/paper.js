/* The picture as an image: a PNG file, and what is printed, in the colours of paper. */

import { paintAll } from "./canvas.js";
import { readStyle } from "./style.js";

const PRINTED = 2;

/* The view as it stands as a PNG, `scale` pixels of the file to one of the screen. */
export function toPNG(picture, scale) {
  const canvas = painted(picture, scale, picture.style);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for a file."))), "image/png");
  });
}

function painted(picture, scale, style) {
  const view = picture.view();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(view.camera.width * scale), height: Math.round(view.camera.height * scale) });
  const context = canvas.getContext("2d");
  context.fillStyle = style.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  paintAll(context, { ...view, style, cursor: null, lit: null, marked: new Set() });
  return canvas;
}

/* Puts an image in the picture's place while the page is printed; returns a function that ends this. */
export function printWith(picture) {
  const image = Object.assign(document.createElement("img"), { className: "picture-print", alt: "" });
  const before = () => {
    if (!picture.scene.list.length) return;
    image.src = painted(picture, PRINTED, readStyle(picture.stage, true)).toDataURL("image/png");
    image.alt = picture.stage.getAttribute("aria-label") ?? "";
    picture.stage.append(image);
  };
  const after = () => image.remove();
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    after();
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
