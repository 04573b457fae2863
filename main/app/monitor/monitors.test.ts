import { describe, expect, it } from 'vitest';
import { findMonitor, inOrder, type Monitor, monitorAfter, monitorOf } from './monitors';

function monitor(id: number, x: number, y: number, label = ''): Monitor {
  const bounds = { x, y, width: 1920, height: 1080 };
  return {
    key: { id, label, width: 1920, height: 1080 },
    bounds,
    workArea: bounds,
    sizePx: { width: 1920, height: 1080 },
    isPrimary: id === 2,
  };
}

const left = monitor(1, -1920, 0, 'Left');
const middle = monitor(2, 0, 0, 'Middle');
const right = monitor(3, 1920, 0);
const all = [right, left, middle];

describe('findMonitor', () => {
  it('finds a monitor by its id', () => {
    expect(findMonitor(all, right.key)).toBe(right);
  });

  it('finds it with another resolution', () => {
    expect(findMonitor(all, { ...left.key, width: 3840, height: 2160 })).toBe(left);
  });

  it('does not take another monitor for it that has its socket’s id', () => {
    expect(findMonitor(all, { ...right.key, width: 1280, height: 1024 })).toBeNull();
    expect(findMonitor(all, { ...left.key, label: 'Other', width: 1280 })).toBeNull();
  });

  it('finds it at another socket by its name and size, unless two are alike', () => {
    const key = { ...left.key, id: 77 };
    expect(findMonitor(all, key)).toBe(left);
    expect(findMonitor([...all, monitor(4, 3840, 0, 'Left')], key)).toBeNull();
  });

  it('knows nothing of a monitor without a name at another socket', () => {
    expect(findMonitor(all, { ...right.key, id: 77 })).toBeNull();
  });
});

describe('monitorOf', () => {
  it('takes the monitor with the larger part', () => {
    expect(monitorOf(all, { x: -300, y: 0, width: 1000, height: 500 })).toBe(middle);
    expect(monitorOf(all, { x: -700, y: 0, width: 1000, height: 500 })).toBe(left);
  });

  it('takes the primary one for a window that is nowhere', () => {
    expect(monitorOf(all, { x: 9000, y: 9000, width: 100, height: 100 })).toBe(middle);
    expect(monitorOf([], { x: 0, y: 0, width: 100, height: 100 })).toBeNull();
  });
});

describe('monitorAfter', () => {
  it('walks from left to right and round', () => {
    expect(inOrder(all)).toEqual([left, middle, right]);
    expect(monitorAfter(all, left)).toBe(middle);
    expect(monitorAfter(all, middle)).toBe(right);
    expect(monitorAfter(all, right)).toBe(left);
    expect(monitorAfter([left], left)).toBe(left);
  });
});
