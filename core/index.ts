/**
 * foldcam's pure core as a library: typed arrays in, typed arrays out; no I/O, no clock, nothing of Node.
 * It runs in browsers too. Images and maps are row-major, height × width (× channels).
 *
 * @packageDocumentation
 */

// Class activation maps: one formula a function.
export type {
  Inquiry,
  MapSizes,
  MapKind,
  CamMethod,
  ClosedMethod,
  TapMethod,
  InputMethod,
  TapEvidence,
} from './cam/CamMethod.js';
export type { Passes } from './cam/describePasses.js';
export type { Tap, TapPlace } from './cam/Tap.js';
export { cam } from './cam/cam.js';
export { gradCam } from './cam/gradCam.js';
export { gradCamPlusPlus } from './cam/gradCamPlusPlus.js';
export { xGradCam } from './cam/xGradCam.js';
export { hiResCam } from './cam/hiResCam.js';
export { elementWiseGradCam } from './cam/elementWiseGradCam.js';
export { layerCam } from './cam/layerCam.js';
export { eigenCam } from './cam/eigenCam.js';
export { eigenGradCam } from './cam/eigenGradCam.js';
export { linearAblationCam } from './cam/linearAblationCam.js';
export { centreGaussian } from './cam/centreGaussian.js';
export { headGradient } from './cam/headGradient.js';
export { weightedSum } from './cam/weightedSum.js';
export { combineTaps, type SaliencyMap } from './cam/combineTaps.js';
export { saliencyMaps, type MapRequest } from './cam/saliencyMaps.js';
export { camMethods, findCamMethod } from './cam/methods.js';
export { tapHead, type TapHead } from './cam/tapHead.js';
export { settingsOf } from './cam/settingsOf.js';
export { randomMap } from './cam/randomMap.js';

// Maps that ask the network again; it comes as a function.
export type { Noise } from './cam/perturbation/noisyGradients.js';
export type { AskLogits, AskGradients, FullGradients, Probe } from './cam/perturbation/Probe.js';
export type { PerturbationSettings } from './cam/perturbation/PerturbationSettings.js';
export { scoreCam } from './cam/perturbation/scoreCam.js';
export { ablationCam } from './cam/perturbation/ablationCam.js';
export { rise, type RiseOptions } from './cam/perturbation/rise.js';
export { occlusion, type OcclusionOptions } from './cam/perturbation/occlusion.js';
export { smoothGrad } from './cam/perturbation/smoothGrad.js';
export { smoothGradCamPlusPlus } from './cam/perturbation/smoothGradCamPlusPlus.js';
export { integratedGradients } from './cam/perturbation/integratedGradients.js';
export { inputSaliency } from './cam/perturbation/inputSaliency.js';
export { fullGrad } from './cam/perturbation/fullGrad.js';

// Where a pixel lies relative to a lesion.
export { type Extent, parseExtent } from './regions/Extent.js';
export { type Place, places } from './regions/Place.js';
export { regions, type Region } from './regions/Region.js';
export {
  type RegionExtents,
  type Spacing,
  regionMap,
  equivalentDiameter,
} from './regions/regionMap.js';

// The pointing game.
export { type HitTable, hitBits, type RelativePoint, relativePoint } from './pointing/hitTable.js';
export { swapSettings, swapTest, type SwapResult } from './pointing/swapTest.js';
export { type Point, findPoint } from './pointing/findPoint.js';
export type { Game } from './pointing/playPointingGame.js';
export type { PreparedRegions } from './pointing/openRegions.js';
export { prepareRegions } from './pointing/prepareRegions.js';
export { centreHits } from './pointing/centreHits.js';
export { playPointingGame, playPointingGame as pointingGame } from './pointing/playPointingGame.js';

// How well a map singles a region out.
export { type Localisation, measureLocalisation } from './localisation/measureLocalisation.js';
export { pixelAuc } from './localisation/pixelAuc.js';
export { iouBest, iouHalf } from './localisation/iou.js';
export { topShare } from './localisation/topShare.js';
export { rankAccuracy } from './localisation/rankAccuracy.js';
export { massShares, type MassShares } from './localisation/massShares.js';
export { rankPixels, type RankedPixels } from './localisation/rankPixels.js';

// What a map has to do with the network it is of.
export { type AnyMap, compareMaps, type Likeness } from './faithfulness/compareMaps.js';
export {
  removalCurves,
  type RemovalOptions,
  type RemovalCurves,
  type AskViews,
  type Removable,
} from './faithfulness/removalCurves.js';
export { curveArea } from './faithfulness/curveArea.js';
export { rankCorrelation } from './faithfulness/rankCorrelation.js';
export { structuralSimilarity } from './faithfulness/structuralSimilarity.js';
export { saliencyRanks } from './faithfulness/saliencyRanks.js';

// Folds that keep groups together.
export { type FoldEntry, assignFolds } from './folds/assignFolds.js';
export { findLeaks } from './folds/findLeaks.js';
export { splitParts } from './folds/splitParts.js';

// Figures of classifiers, with intervals and tests.
export { aucComponents, type AucComponents } from './metrics/aucComponents.js';
export { type ResampleSettings, bootstrapSettings } from './metrics/resampleGroups.js';
export { type Discordant, discordant, mcnemar } from './metrics/mcnemar.js';
export { type Ranking, rankScores } from './metrics/rankScores.js';
export { rocAuc } from './metrics/rocAuc.js';
export { rocCurve, type RocPoint } from './metrics/rocCurve.js';
export { averagePrecision } from './metrics/averagePrecision.js';
export { brier } from './metrics/brier.js';
export { calibrationError } from './metrics/calibrationError.js';
export { reliability, type ReliabilityBin } from './metrics/reliability.js';
export {
  type Confusion,
  confusion,
  accuracy,
  sensitivity,
  specificity,
  balancedAccuracy,
  f1,
  matthews,
} from './metrics/confusion.js';
export { youdenThreshold } from './metrics/youdenThreshold.js';
export { wilson } from './metrics/wilson.js';
export type { Interval } from './metrics/percentileInterval.js';
export { bootstrapByGroup } from './metrics/bootstrapByGroup.js';
export { delongInterval, compareAucs, type AucComparison, aucVariance } from './metrics/delong.js';
export { holm } from './metrics/holm.js';
export { fitTemperature } from './metrics/fitTemperature.js';

// Images as arrays.
export { type PlacedMap, placeMap } from './image/placeMap.js';
export { type Gaussian, gaussianBlur } from './image/gaussianBlur.js';
export { type Size, type Window, boundingBox, clipWindow, cutWindow } from './image/Window.js';
export { resizeBilinear, sampleBilinear } from './image/resizeBilinear.js';
export { shrinkBilinear } from './image/shrinkBilinear.js';
export { distanceTransform } from './image/distanceTransform.js';
export { contours, type Ring } from './image/contours.js';
export { networkInput, type InputShape } from './image/networkInput.js';

// Heads over pooled taps.
export type { PooledTap, Sample } from './training/PooledTap.js';
export type { PooledWeights, LinearHead, Head } from './training/Head.js';
export { type HeadAt, headAt } from './training/headAt.js';
export { imageLogit } from './training/imageLogit.js';
export { sigmoid } from './training/logistic.js';
export { poolTap } from './training/poolTap.js';

// Generated images.
export { drawPhantom } from './phantom/drawPhantom.js';
export type { Phantom } from './phantom/Phantom.js';
export type { PhantomLabel } from './phantom/PhantomLabel.js';
export { type Plant, plants } from './phantom/Plant.js';

// Errors with a code.
export { FoldcamError, type ErrorDetails } from './errors/FoldcamError.js';
export { type ErrorCode, errorCatalogue, type ErrorKind } from './errors/catalogue.js';
export type { Problem } from './errors/Problem.js';

// Seeded random numbers.
export { type Random, seededRandom } from './random.js';
