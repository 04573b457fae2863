import type { EncodeAnswer, EncodeRequest } from './pngMessages';

/** Encoding takes a tenth of a second: on the page's own thread the picture would stand for it. */
addEventListener('message', ({ data }: MessageEvent<EncodeRequest>) => {
  void answer(data);
});

async function answer({ number, pictures }: EncodeRequest): Promise<void> {
  try {
    const files: Uint8Array<ArrayBuffer>[] = [];
    for (const picture of pictures) files.push(await encoded(picture));
    send({ number, files });
  } catch (error) {
    send({ number, failure: error instanceof Error ? error.message : String(error) });
  }
}

async function encoded(picture: ImageBitmap): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('bitmaprenderer');
  if (context === null) throw new Error('The browser gave no canvas for the picture.');
  context.transferFromImageBitmap(picture);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function send(message: EncodeAnswer): void {
  const transfer = 'files' in message ? message.files.map(({ buffer }) => buffer) : [];
  postMessage(message, { transfer });
}
