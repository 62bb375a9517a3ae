/** Words by what they mean; `_` joins the words of a phrase. English and German, lower case, umlauts written out. */
export const PLACES = {
  mountains:
    'mountain mountainside peak alps alpine summit range cliff fjord rocky_mountains himalaya berg berge gebirge alpen gipfel bergland berglandschaft',
  hills:
    'hill hillside valley countryside landscape highland knoll moor vineyard tuscany road lane country_road huegel tal landschaft weinberg toskana landstrasse weg',
  volcano: 'volcano volcanic lava eruption vulkan',
  canyon: 'canyon mesa gorge butte monument_valley grand_canyon schlucht',
  sea: 'sea ocean seaside wave coast coastline bay harbour harbor port horizon seascape meer ozean welle kueste hafen bucht nordsee ostsee',
  beach: 'beach shore seashore sand tropical tropics strand ufer palmenstrand',
  island: 'island isle atoll insel',
  lake: 'lake pond loch lagoon reflection lakeside mirror_lake am_see auf_dem_see im_see ein_see einem_see der_see bergsee teich weiher spiegelung',
  river: 'river stream creek brook riverbank canal fluss bach strom kanal',
  waterfall: 'waterfall cascade wasserfall',
  forest: 'forest wood woods woodland grove taiga pine_forest wald waelder waldrand tannenwald woodlands',
  jungle: 'jungle rainforest dschungel regenwald urwald',
  city: 'city skyline downtown metropolis skyscraper street urban town cityscape manhattan new_york tokyo berlin london paris building rooftops alley stadt grossstadt strasse hochhaus wolkenkratzer haeuserschlucht',
  village: 'village hamlet suburb dorf siedlung altstadt',
  desert: 'desert dune sahara wasteland oasis wueste duene',
  meadow:
    'meadow field grassland prairie savanna savannah savanne pasture grass lawn steppe park farm wiese feld weide gras acker bauernhof',
  garden:
    'garden flowerbed garten flower_field flower_meadow blumenwiese blumenfeld lavender lavendel poppy_field tulip_field lavendelfeld',
  space:
    'space cosmos galaxy universe outer_space nebula orbit cosmic interstellar weltraum weltall kosmos galaxie universum nebel_im_all raumstation',
  moonscape: 'moonscape on_the_moon lunar crater mars martian alien_planet auf_dem_mond mondlandschaft krater',
  underwater:
    'underwater seabed coral reef deep_sea under_the_sea under_water aquarium unterwasser meeresgrund koralle riff tiefsee',
  arctic:
    'arctic antarctica iceberg glacier polar tundra north_pole ice icy arktis antarktis eisberg gletscher nordpol eis',
} as const

export const SKY = {
  sun: 'sun sunshine sunlight sunny sunbeam sonne sonnenschein sonnig',
  moon: 'moon moonlight moonlit full_moon crescent moonrise mond vollmond mondlicht mondschein halbmond',
  stars: 'star starry starlight stars milky_way constellation stern sterne sternenhimmel milchstrasse',
  aurora: 'aurora aurora_borealis northern_lights polar_lights polarlicht nordlicht nordlichter',
  rainbow: 'rainbow regenbogen',
  planet: 'planet saturn jupiter ringed_planet planeten',
  comet: 'comet shooting_star meteor falling_star komet sternschnuppe',
  sky: 'sky heaven himmel',
} as const

export const TIMES = {
  dawn: 'dawn sunrise morning daybreak early_morning morgen sonnenaufgang morgengrauen morgenrot morgens',
  day: 'day daytime noon midday afternoon daylight tag mittag nachmittag tageslicht',
  sunset: 'sunset sundown golden_hour evening_sun afterglow sonnenuntergang abendrot goldene_stunde abendsonne',
  dusk: 'dusk twilight evening blue_hour nightfall abend daemmerung abenddaemmerung blaue_stunde abends',
  night: 'night midnight nighttime nocturnal nacht mitternacht nachts naechtlich',
} as const

export const WEATHER = {
  clear: 'clear cloudless klar wolkenlos',
  clouds: 'cloud cloudy overcast wolke wolkig bewoelkt',
  rain: 'rain rainy drizzle downpour shower raining wet regen regnerisch regnet verregnet',
  snow: 'snow snowy snowfall blizzard winter wintry snowing snowflake christmas frost frozen snow-capped schnee verschneit schneit winterlich weihnachten',
  fog: 'fog foggy mist misty haze hazy nebel neblig dunst diesig',
  storm: 'storm stormy thunderstorm tempest hurricane sturm stuermisch gewitter unwetter',
  lightning: 'lightning thunder thunderbolt blitz blitze donner',
} as const

export const SEASONS = {
  spring: 'spring springtime blossom cherry_blossom sakura fruehling fruehjahr kirschbluete bluete',
  summer: 'summer summertime sommer sommerlich',
  autumn: 'autumn fall_colours fall_colors autumnal herbst herbstlich fall_leaves indian_summer october',
} as const
