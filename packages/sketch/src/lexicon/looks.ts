/** Words by what they mean; `_` joins the words of a phrase. English and German, lower case, umlauts written out. */
export const STYLES = {
  watercolour: 'watercolour watercolor water_colour water_color aquarelle aquarell wasserfarben gouache',
  pixel: 'pixel pixel_art pixelart pixelated 8_bit 16_bit 8bit 16bit retro_game pixelkunst',
  lineart:
    'lineart line_art line_drawing ink ink_drawing pen_and_ink sketch pencil drawing outline engraving etching black_ink strichzeichnung tusche zeichnung skizze bleistift',
  neon: 'neon synthwave neon_lights glowing_lines retrowave vaporwave neonlicht',
  minimal: 'minimal minimalist minimalistic minimalism simple minimalistisch schlicht',
  abstract: 'abstract abstraction geometric bauhaus kandinsky mondrian cubist abstrakt geometrisch kubistisch',
  oil: 'oil oil_painting oil_paint impressionist impressionism van_gogh monet brush_strokes painterly impasto oelgemaelde oelbild impressionistisch gemalt',
  lowpoly: 'low_poly lowpoly polygonal polygon facets stained_glass mosaic mosaik glasmalerei',
  papercut: 'papercut paper_cut paper_art cut_paper layered_paper origami collage scherenschnitt papierkunst',
} as const

export const MOODS = {
  pastel: 'pastel soft dreamy gentle kawaii cute pastellfarben sanft vertraeumt zart',
  cyberpunk: 'cyberpunk blade_runner futuristic sci_fi scifi futuristisch dystopian',
  vintage: 'vintage retro sepia nostalgic old_photo postcard antik nostalgisch altmodisch',
  monochrome: 'monochrome black_and_white greyscale grayscale noir schwarzweiss schwarz_weiss einfarbig',
  vivid: 'vivid vibrant colourful colorful saturated psychedelic bunt farbenfroh leuchtend kraeftig',
  gloomy: 'gloomy dark moody gothic spooky haunted eerie halloween duester dunkel unheimlich finster',
} as const

/** Lightness, chroma and hue in OKLCH, then the words. */
export const COLOURS = {
  red: [0.58, 0.21, 27, 'red scarlet vermilion rot rote roter rotes roten'],
  crimson: [0.48, 0.19, 18, 'crimson burgundy maroon ruby weinrot purpurrot'],
  orange: [0.72, 0.18, 52, 'orange tangerine apricot amber orangefarben'],
  gold: [0.8, 0.15, 85, 'gold golden honey goldenen goldene goldener'],
  yellow: [0.88, 0.17, 98, 'yellow lemon_yellow gelb gelbe gelber gelben'],
  lime: [0.85, 0.2, 125, 'lime chartreuse'],
  green: [0.62, 0.16, 145, 'green emerald jade gruen gruene gruener gruenen'],
  olive: [0.55, 0.1, 115, 'olive moss khaki'],
  mint: [0.85, 0.09, 165, 'mint mintgruen'],
  teal: [0.6, 0.1, 195, 'teal petrol'],
  turquoise: [0.78, 0.12, 195, 'turquoise cyan aqua tuerkis'],
  blue: [0.55, 0.17, 255, 'blue azure cobalt sapphire ultramarine blau blaue blauer blaues blauen hellblau'],
  navy: [0.32, 0.11, 262, 'navy dark_blue dunkelblau'],
  indigo: [0.42, 0.16, 278, 'indigo'],
  purple: [0.52, 0.19, 303, 'purple violet lila violett purpur'],
  lavender: [0.78, 0.09, 300, 'lavender_coloured lilac mauve flieder'],
  magenta: [0.62, 0.25, 345, 'magenta fuchsia'],
  pink: [0.78, 0.13, 355, 'pink rosa salmon_pink'],
  coral: [0.72, 0.15, 32, 'coral_red peach_coloured'],
  brown: [0.45, 0.08, 55, 'brown chestnut chocolate braun braune brauner braunen'],
  beige: [0.85, 0.05, 80, 'beige cream ivory tan'],
  white: [0.97, 0.005, 90, 'white weiss weisse weisser weissen'],
  grey: [0.6, 0.01, 260, 'grey gray silver grau graue grauer grauen silbern'],
  black: [0.22, 0.01, 270, 'black ebony schwarz schwarze schwarzer schwarzen'],
} as const

export const NUMBERS = {
  1: 'one single lone lonely solitary eine einen einzelne einsame einsamer',
  2: 'two pair twin both zwei beide',
  3: 'three trio drei',
  4: 'four vier',
  5: 'five several some fuenf einige mehrere',
  6: 'six sechs',
  7: 'seven many herd school sieben viele herde',
  8: 'eight group acht schar',
  9: 'nine flock crowd swarm dozen dozens hundreds neun schwarm hunderte',
} as const

/** Words that say "not this". */
export const NEGATIONS = 'no without not except never minus kein keine keinen ohne nicht'

/** Between a colour and its thing these end the phrase. */
export const BREAKS =
  'in on at by with under over beside behind near the from to is are as an into for im am auf mit unter ueber bei neben hinter vor der die das den dem des zu ist sind als'
