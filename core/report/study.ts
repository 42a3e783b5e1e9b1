/** The study that a sweep repeats: what it reported, for comparison. */
export const study = {
  citation:
    'Explaining a Deep Learning Based Breast Ultrasound Image Classifier with Saliency Maps, J Ultrason 2022',
  doi: '10.15557/JoU.2022.0013',
  images: 272,
  auc: 0.887,
  accuracy: 0.835,
  sensitivity: 0.801,
  specificity: 0.868,
  inRegions: 0.71,
} as const;
