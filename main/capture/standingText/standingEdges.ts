import type { Box, Size } from '../../../common/geometry';
import { movementIn } from './movement';
import { dilated, hasMarks, type TileGrid, tileGrid } from './tileGrid';

/** Movement is judged in tiles of this size. Unit: pixels of the working picture. */
const tileSidePx = 40;
/** Samples that the means reach back over: 6 s of movement at four samples a second. */
const windowSamples = 24;
/** Before so many samples with movement nothing is said about a tile. */
const samplesNeeded = 12;
/** When so much of the textured picture moves, the rest is looked at too: text on black does not move. */
const movingShareOfAll = 0.5;
/** The search is complete when so much of the picture has been looked at. */
const knownShareOfAll = 0.6;

/**
 * A highlight that passes through once must not outweigh the rest: no sample counts for more. With the
 * next two figures an edge has to be there in more than a third of the samples. Unit: levels of luma a pixel.
 */
const largestStep = 20;
/** An edge is called standing from this mean step on. Unit: levels of luma a pixel. */
const standingStep = 7.5;
/** Share of the steps' mean length that their mean vector must keep: they all point the same way. */
const standingAgreement = 0.85;

/** Mean gradients of a picture's pixels, over those samples alone in which the picture around them moved. */
export interface EdgeMeans {
  readonly meanX: Float32Array;
  readonly meanY: Float32Array;
  /** Mean length of the gradients. */
  readonly meanLength: Float32Array;
}

/**
 * Finds the edges that stay where they are while the picture moves. Memory: 14 bytes a pixel of the
 * working picture, about 2 MB.
 */
export class StandingEdges {
  readonly size: Size;
  private readonly grid: TileGrid;
  private readonly reference: Uint8Array;
  readonly means: EdgeMeans;
  private readonly samples: Uint16Array;
  /** 1 where edges are sought. */
  readonly inside: Uint8Array;
  private readonly relevant: Uint8Array;

  /** @param inside 1 where edges are sought, at the size of the working picture */
  constructor(size: Size, inside: Uint8Array) {
    this.size = size;
    this.inside = inside;
    this.grid = tileGrid(size, tileSidePx);
    const length = size.width * size.height;
    this.reference = new Uint8Array(length);
    this.means = {
      meanX: new Float32Array(length),
      meanY: new Float32Array(length),
      meanLength: new Float32Array(length),
    };
    this.samples = new Uint16Array(this.grid.tiles.length);
    this.relevant = Uint8Array.from(this.grid.tiles, (tile) =>
      hasMarks(inside, size, tile) ? 1 : 0,
    );
  }

  /** Whether most of the picture has moved often enough. */
  get complete(): boolean {
    const relevant = this.relevant.filter((mark) => mark === 1).length;
    const known = this.samples.filter(
      (count, tile) => this.relevant[tile] === 1 && count >= samplesNeeded,
    ).length;
    return relevant > 0 && known >= knownShareOfAll * relevant;
  }

  /** Takes a sample. Returns whether anything moved in it, so that more is known than before. */
  add(luma: Uint8Array): boolean {
    const moving = this.movingTiles(luma);
    if (!moving.includes(1)) return false;
    for (const [index, tile] of this.grid.tiles.entries()) {
      if (moving[index] === 1) this.addTile(luma, tile, index);
    }
    return true;
  }

  /** 1 where an edge stands still, as far as enough movement was seen around it. */
  standing(): Uint8Array {
    const { meanX, meanY, meanLength } = this.means;
    const { width } = this.size;
    const standing = new Uint8Array(meanLength.length);
    for (let pixel = 0; pixel < standing.length; pixel += 1) {
      const length = meanLength[pixel] ?? 0;
      if (this.inside[pixel] !== 1 || length < standingStep) continue;
      const [x, y] = [meanX[pixel] ?? 0, meanY[pixel] ?? 0];
      const least = Math.max(standingStep, standingAgreement * length);
      const isStanding = x * x + y * y >= least * least && this.isKnown(pixel, width);
      if (isStanding) standing[pixel] = 1;
    }
    return standing;
  }

  private isKnown(pixel: number, width: number): boolean {
    const column = Math.floor((pixel % width) / tileSidePx);
    const row = Math.floor(pixel / width / tileSidePx);
    return (this.samples[row * this.grid.columns + column] ?? 0) >= samplesNeeded;
  }

  private movingTiles(luma: Uint8Array): Uint8Array {
    const { grid, reference, size, relevant } = this;
    const verdicts = grid.tiles.map((tile, index) =>
      relevant[index] === 1 ? movementIn(luma, reference, size, tile) : 'nothing to see',
    );
    const seen = verdicts.filter((verdict) => verdict !== 'nothing to see').length;
    const moving = Uint8Array.from(verdicts, (verdict) => (verdict === 'moving' ? 1 : 0));
    const movingCount = moving.filter((mark) => mark === 1).length;
    if (movingCount > 0 && movingCount >= movingShareOfAll * seen) return relevant;
    return dilated(moving, grid);
  }

  private addTile(luma: Uint8Array, tile: Box, index: number): void {
    const count = Math.min((this.samples[index] ?? 0) + 1, windowSamples);
    this.samples[index] = count;
    const weight = 1 / count;
    const { width, height } = this.size;
    const { meanX, meanY, meanLength } = this.means;
    const right = Math.min(tile.x + tile.width, width - 1);
    const bottom = Math.min(tile.y + tile.height, height - 1);
    for (let y = Math.max(1, tile.y); y < bottom; y += 1) {
      for (let pixel = y * width + Math.max(1, tile.x); pixel < y * width + right; pixel += 1) {
        const stepX = ((luma[pixel + 1] ?? 0) - (luma[pixel - 1] ?? 0)) / 2;
        const stepY = ((luma[pixel + width] ?? 0) - (luma[pixel - width] ?? 0)) / 2;
        const full = Math.sqrt(stepX * stepX + stepY * stepY);
        const scale = full > largestStep ? largestStep / full : 1;
        const x = meanX[pixel] ?? 0;
        const y = meanY[pixel] ?? 0;
        const length = meanLength[pixel] ?? 0;
        meanX[pixel] = x + weight * (stepX * scale - x);
        meanY[pixel] = y + weight * (stepY * scale - y);
        meanLength[pixel] = length + weight * (full * scale - length);
      }
    }
    for (let y = tile.y; y < tile.y + tile.height; y += 1) {
      const start = y * width + tile.x;
      this.reference.set(luma.subarray(start, start + tile.width), start);
    }
  }
}
