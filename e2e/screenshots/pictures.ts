/** What the built-in engine draws well, in shapes that fill rows; the last one is the newest. */
const WIDE = { width: 1216, height: 832 }
const BROAD = { width: 1344, height: 768 }
const TALL = { width: 832, height: 1216 }
const SQUARE = { width: 1024, height: 1024 }

export const PICTURES = [
  { prompt: 'A red barn in a wheat field, late summer afternoon', seed: 11, ...WIDE },
  { prompt: 'A lighthouse on a cliff at noon, gulls', seed: 4, ...BROAD },
  { prompt: 'A cat on a window sill, rainy evening', seed: 7, ...TALL },
  { prompt: 'Poppies in a meadow, impressionist', seed: 3, ...WIDE },
  { prompt: 'A steam train crossing a bridge in the mountains, autumn', seed: 5, ...BROAD },
  { prompt: 'Portrait of a woman with red curly hair and a green coat', seed: 9, ...TALL },
  { prompt: 'A still life with pears and a blue jug on a wooden table', seed: 2, ...SQUARE },
  { prompt: 'Desert dunes under a full moon', seed: 8, ...BROAD },
  { prompt: 'A hot air balloon over vineyards at sunrise', seed: 6, ...TALL },
  { prompt: 'An owl in a pine forest at night, starry sky', seed: 12, ...SQUARE },
  { prompt: 'A cosy living room with a fireplace and a bookshelf', seed: 10, ...WIDE },
  { prompt: 'A castle on a hill in the fog, early morning', seed: 13, ...WIDE },
  { prompt: 'A vase of tulips on a table by the window', seed: 21, ...TALL },
  { prompt: 'Aurora over a frozen lake, pine trees', seed: 14, ...BROAD },
  { prompt: 'A yellow tram in an old town, watercolour', seed: 15, ...SQUARE },
  { prompt: 'Portrait of an old fisherman with a white beard', seed: 16, ...SQUARE },
  { prompt: 'Cherry blossoms by a river, spring morning', seed: 17, ...WIDE },
  { prompt: 'A rocket over the sea at night', seed: 18, ...TALL },
  { prompt: 'A snowy village at Christmas, evening lights', seed: 19, ...BROAD },
  { prompt: 'A whale in the deep sea', seed: 20, ...WIDE },
  { prompt: 'A mountain lake at sunrise, fog', seed: 22, ...WIDE },
  { prompt: 'A bowl of oranges and a candle on a table', seed: 23, ...SQUARE },
  { prompt: 'A red fox in a snowy forest', seed: 24, ...TALL },
  { prompt: 'Sailing boats in a harbour at sunset', seed: 25, ...BROAD },
  { prompt: 'A rainbow over green hills with sheep', seed: 26, ...WIDE },
  { prompt: 'A city skyline at night in the rain, neon', seed: 27, ...WIDE },
  { prompt: 'A lighthouse at dusk, watercolour', seed: 28, ...TALL },
  { prompt: 'Palm trees on a beach at sunset', seed: 29, ...BROAD },
] as const
