import { Writable } from 'node:stream';

/**
 * A stream that hands over at once what is written to it in one turn of the event loop. Each write to a pipe wakes up who
 * reads it, which costs more than the writing.
 */
export function gathered(target: NodeJS.WritableStream): Writable {
  let chunks: Uint8Array[] = [];
  const flush = (): void => {
    if (chunks.length > 0) target.write(Buffer.concat(chunks));
    chunks = [];
  };
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (chunks.push(chunk) === 1) setImmediate(flush);
      done();
    },
    final(done) {
      flush();
      done();
    },
  });
}
