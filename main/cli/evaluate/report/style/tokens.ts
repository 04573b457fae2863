/**
 * Colours of the report. The six of the series are told apart by people who see no red or green,
 * stand out from their ground by 3 to 1 at least, and differ in lightness.
 */
export const tokens = `
:root {
  --ground: #ffffff;
  --raised: #f3f5f7;
  --text: #171b20;
  --dim: #535d69;
  --line: #d6dce2;
  --strong-line: #8b96a3;
  --accent: #0a6570;
  --warning: #8a4b00;
  --warning-ground: #fff4e0;
  --series-1: #005f9e;
  --series-2: #c8500a;
  --series-3: #00805c;
  --series-4: #9c3587;
  --series-5: #8a6a00;
  --series-6: #3d4653;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b;
    --raised: #1b2128;
    --text: #e8ecf0;
    --dim: #a3aeba;
    --line: #323b45;
    --strong-line: #6c7885;
    --accent: #5fd5df;
    --warning: #ffc46b;
    --warning-ground: #2f2413;
    --series-1: #62b1f0;
    --series-2: #ff9558;
    --series-3: #3fcf9f;
    --series-4: #e48bd2;
    --series-5: #dfc04a;
    --series-6: #c4ccd5;
  }
}
`;
