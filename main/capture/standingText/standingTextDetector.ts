import { type Blanking, largestBlankedShare } from '../../../common/blanking';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { Box, Size } from '../../../common/geometry';
import { boxesOfCells } from './areaBoxes';
import { insetBoxes } from './insetBoxes';
import { insideMask } from './insideMask';
import { withIslands } from './islands';
import { StandingEdges } from './standingEdges';
import { cellSidePx, sumCells, textCells } from './textCells';
import { hasMarks, type TileGrid, tileGrid } from './tileGrid';
import { readLuma, reductionOf, workingSize } from './workingPicture';

/** Samples from one look at the edges to the next: what was found changes slowly. */
const samplesPerLook = 4;
/** Looks with movement that an area outlives the text in it: text that fades over light comes back. */
const looksHeld = 15;
/** Added around what was found, for the soft rims of letters. Unit: working pixels. */
const paddingPx = 3;

/**
 * Finds what the console writes into the field of view: text and insets stand still to the pixel while the
 * picture moves. Give it a few display frames a second. A picture that does not move changes nothing.
 */
export class StandingTextDetector {
  private readonly frameSize: Size;
  private readonly luma: Uint8Array;
  private readonly edges: StandingEdges;
  private readonly sought: Uint8Array;
  private readonly soughtCount: number;
  private readonly grid: TileGrid;
  /** 1 for cells in which text is sought. */
  private readonly soughtCells: Uint8Array;
  private readonly held: Uint8Array;
  private samplesSinceLook = 0;
  private found: Blanking;

  /** @param frameSize size of the display frames, which show the field of view's rectangle */
  constructor(fieldOfView: FieldOfView, frameSize: Size) {
    const size = workingSize(frameSize);
    this.frameSize = frameSize;
    this.luma = new Uint8Array(size.width * size.height);
    this.sought = insideMask(fieldOfView, size);
    this.soughtCount = this.sought.reduce((sum, mark) => sum + mark, 0);
    this.edges = new StandingEdges(size, this.sought);
    this.grid = tileGrid(size, cellSidePx);
    this.soughtCells = Uint8Array.from(this.grid.tiles, (tile) =>
      hasMarks(this.sought, size, tile) ? 1 : 0,
    );
    this.held = new Uint8Array(this.grid.tiles.length);
    this.found = { state: 'watching', frameSize, areas: [], share: 0 };
  }

  /** What is to be blanked as far as is known. */
  get blanking(): Blanking {
    return this.found;
  }

  /** Takes a display frame as a sample. @param pixels I420 of the size given at the start */
  add(pixels: Uint8Array): void {
    readLuma(pixels, this.frameSize, this.luma);
    if (this.edges.add(this.luma)) this.samplesSinceLook += 1;
    if (this.samplesSinceLook < samplesPerLook) return;
    this.samplesSinceLook = 0;
    this.look();
  }

  private look(): void {
    const marks = this.edges.standing();
    const standing = textCells(sumCells(this.edges, marks));
    for (const box of insetBoxes(this.edges, marks)) this.mark(box, standing);
    standing.forEach((mark, cell) => {
      const before = this.held[cell] ?? 0;
      this.held[cell] = mark === 1 ? looksHeld : Math.max(0, before - 1);
    });
    const blanked = this.held.map((looks) => (looks > 0 ? 1 : 0));
    const whole = withIslands(blanked, this.soughtCells, this.grid);
    const areas = boxesOfCells(whole, this.grid).map((box) => this.inFrame(box));
    const share = this.shareOf(areas);
    this.found = { state: this.stateAt(share), frameSize: this.frameSize, areas, share };
  }

  private stateAt(share: number): Blanking['state'] {
    if (share > largestBlankedShare) return 'tooLarge';
    return this.edges.complete ? 'ready' : 'watching';
  }

  private mark({ x, y, width, height }: Box, cells: Uint8Array): void {
    const lastColumn = Math.ceil((x + width) / cellSidePx);
    for (let row = Math.floor(y / cellSidePx); row < (y + height) / cellSidePx; row += 1) {
      const start = row * this.grid.columns;
      cells.fill(1, start + Math.floor(x / cellSidePx), start + lastColumn);
    }
  }

  /** From cells to pixels of the frame, padded, on even numbers outside. */
  private inFrame(cells: Box): Box {
    const factor = reductionOf(this.frameSize.width);
    const scaled = (cell: number, padding: number): number =>
      (cell * cellSidePx + padding) * factor;
    const left = Math.max(0, evenFloor(scaled(cells.x, -paddingPx)));
    const top = Math.max(0, evenFloor(scaled(cells.y, -paddingPx)));
    const right = Math.min(
      this.frameSize.width,
      evenCeil(scaled(cells.x + cells.width, paddingPx)),
    );
    const bottom = Math.min(
      this.frameSize.height,
      evenCeil(scaled(cells.y + cells.height, paddingPx)),
    );
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Share of the field of view that the areas cover. */
  private shareOf(areas: readonly Box[]): number {
    const { width, height } = this.edges.size;
    const factor = reductionOf(this.frameSize.width);
    const left = this.sought.slice();
    let blanked = 0;
    for (const area of areas) {
      const right = Math.min(width, (area.x + area.width) / factor);
      const bottom = Math.min(height, (area.y + area.height) / factor);
      for (let y = Math.floor(area.y / factor); y < bottom; y += 1) {
        for (let x = Math.floor(area.x / factor); x < right; x += 1) {
          blanked += left[y * width + x] ?? 0;
          left[y * width + x] = 0;
        }
      }
    }
    return this.soughtCount === 0 ? 0 : blanked / this.soughtCount;
  }
}

const evenFloor = (value: number): number => Math.floor(value / 2) * 2;
const evenCeil = (value: number): number => Math.ceil(value / 2) * 2;
