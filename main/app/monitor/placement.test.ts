import { describe, expect, it } from 'vitest';
import type { WindowPlace } from '../../../common/monitor';
import type { Monitor } from './monitors';
import { fitInto, placeAtStart, presentPlace, targetOf } from './placement';

function monitor(id: number, x: number, width: number, height: number): Monitor {
  const bounds = { x, y: 0, width, height };
  return {
    key: { id, label: `Monitor ${id}`, width, height },
    bounds,
    workArea: { ...bounds, height: height - 40 },
    sizePx: { width, height },
    isPrimary: id === 1,
  };
}

const desk = monitor(1, 0, 1920, 1080);
const wall = monitor(2, 1920, 3840, 2160);
const size = { width: 1280, height: 720 };
const onWall: WindowPlace = {
  monitor: wall.key,
  bounds: { x: 100, y: 50, width: 1600, height: 900 },
  fullScreen: true,
};

describe('targetOf', () => {
  it('puts the window on its monitor, wherever that stands', () => {
    const target = { fullScreen: true, isAway: false };
    const bounds = { x: 2020, y: 50, width: 1600, height: 900 };
    expect(targetOf([desk, wall], onWall)).toEqual({ ...target, bounds });
    const moved = { ...wall, ...monitor(2, -3840, 3840, 2160) };
    expect(targetOf([desk, moved], onWall)).toEqual({ ...target, bounds: { ...bounds, x: -3740 } });
  });

  it('stands in on the primary monitor, wholly visible', () => {
    const place = { ...onWall, bounds: { x: 3000, y: 1200, width: 2500, height: 900 } };
    expect(targetOf([desk], place)).toEqual({
      bounds: { x: 0, y: 140, width: 1920, height: 900 },
      fullScreen: true,
      isAway: true,
    });
  });

  it('knows nothing without a monitor', () => {
    expect(targetOf([], onWall)).toBeNull();
  });

  it('comes back to where it was', () => {
    const away = targetOf([desk], onWall);
    const back = targetOf([desk, wall], onWall);
    expect(away?.isAway).toBe(true);
    expect(back).toEqual(targetOf([wall, desk], onWall));
    expect(back?.isAway).toBe(false);
  });
});

describe('placeAtStart', () => {
  const chosen = { picture: wall.key, fullScreenAtStart: true };
  const none = { picture: null, fullScreenAtStart: true };

  it('leaves a first start to the system', () => {
    expect(placeAtStart([desk], none, null, size)).toBeNull();
  });

  it('goes where the window was last', () => {
    expect(placeAtStart([desk, wall], none, onWall, size)).toEqual(onWall);
  });

  it('goes to the primary monitor where the last one is gone, and belongs there', () => {
    expect(placeAtStart([desk], none, onWall, size)).toEqual({ ...onWall, monitor: desk.key });
  });

  it('goes to the chosen monitor, to the middle', () => {
    const last = { ...onWall, monitor: desk.key };
    expect(placeAtStart([desk, wall], chosen, last, size)).toEqual({
      monitor: wall.key,
      bounds: { x: 1280, y: 720, ...size },
      fullScreen: true,
    });
  });

  it('goes to where it was on the chosen monitor, full screen only where wanted', () => {
    const settings = { ...chosen, fullScreenAtStart: false };
    expect(placeAtStart([desk, wall], settings, onWall, size)).toEqual({
      ...onWall,
      fullScreen: false,
    });
  });

  it('waits for a chosen monitor that is not connected', () => {
    const place = placeAtStart([desk], chosen, null, size);
    expect(place?.monitor).toEqual(wall.key);
    expect(place && targetOf([desk], place)).toMatchObject({ isAway: true, fullScreen: true });
    expect(place && targetOf([desk, wall], place)).toMatchObject({
      isAway: false,
      bounds: { x: 3200, y: 720 },
    });
  });
});

describe('presentPlace', () => {
  it('is found again from any desktop', () => {
    const bounds = { x: 2020, y: 50, width: 1600, height: 900 };
    const place = presentPlace([desk, wall], {
      bounds: wall.bounds,
      normalBounds: bounds,
      fullScreen: true,
    });
    expect(place).toEqual(onWall);
  });
});

describe('fitInto', () => {
  const area = { x: 10, y: 20, width: 100, height: 50 };

  it('leaves a visible box alone', () => {
    const box = { x: 30, y: 25, width: 40, height: 40 };
    expect(fitInto(area, box)).toEqual(box);
  });

  it('brings a lost box back and makes a large one smaller', () => {
    expect(fitInto(area, { x: -500, y: 900, width: 40, height: 400 })).toEqual({
      x: 10,
      y: 20,
      width: 40,
      height: 50,
    });
  });
});
