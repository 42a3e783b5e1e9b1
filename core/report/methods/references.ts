/** What a methods paragraph may cite, in the form of a list of references. */
export const references = {
  adam: 'Kingma DP, Ba J. Adam: a method for stochastic optimization. ICLR 2015. arXiv:1412.6980.',
  adamw:
    'Loshchilov I, Hutter F. Decoupled weight decay regularization. ICLR 2019. arXiv:1711.05101.',
  bootstrap: 'Efron B, Tibshirani RJ. An introduction to the bootstrap. Chapman & Hall, 1993.',
  calibration:
    'Guo C, Pleiss G, Sun Y, Weinberger KQ. On calibration of modern neural networks. ICML 2017. arXiv:1706.04599.',
  cosine:
    'Loshchilov I, Hutter F. SGDR: stochastic gradient descent with warm restarts. ICLR 2017. arXiv:1608.03983.',
  delong:
    'DeLong ER, DeLong DM, Clarke-Pearson DL. Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric approach. Biometrics 1988; 44: 837–845.',
  dropout:
    'Srivastava N, Hinton G, Krizhevsky A, Sutskever I, Salakhutdinov R. Dropout: a simple way to prevent neural networks from overfitting. J Mach Learn Res 2014; 15: 1929–1958.',
  energy:
    'Wang H, Wang Z, Du M, Yang F, Zhang Z, Ding S, Mardziel P, Hu X. Score-CAM: score-weighted visual explanations for convolutional neural networks. CVPR Workshops 2020. arXiv:1910.01279.',
  fineTuning:
    'Kumar A, Raghunathan A, Jones R, Ma T, Liang P. Fine-tuning can distort pretrained features and underperform out-of-distribution. ICLR 2022. arXiv:2202.10054.',
  he: 'He K, Zhang X, Ren S, Sun J. Delving deep into rectifiers: surpassing human-level performance on ImageNet classification. ICCV 2015. arXiv:1502.01852.',
  holm: 'Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979; 6: 65–70.',
  kernel:
    'Zhu J, Hastie T. Kernel logistic regression and the import vector machine. J Comput Graph Stat 2005; 14: 185–205.',
  mcnemar:
    'McNemar Q. Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika 1947; 12: 153–157.',
  mixup:
    'Zhang H, Cisse M, Dauphin YN, Lopez-Paz D. mixup: beyond empirical risk minimization. ICLR 2018. arXiv:1710.09412.',
  nested:
    'Cawley GC, Talbot NLC. On over-fitting in model selection and subsequent selection bias in performance evaluation. J Mach Learn Res 2010; 11: 2079–2107.',
  permutation:
    'Phipson B, Smyth GK. Permutation p-values should never be zero: calculating exact p-values when permutations are randomly drawn. Stat Appl Genet Mol Biol 2010; 9: 39.',
  pointing:
    'Zhang J, Lin Z, Brandt J, Shen X, Sclaroff S. Top-down neural attention by excitation backprop. ECCV 2016. arXiv:1608.00507.',
  randomisation:
    'Adebayo J, Gilmer J, Muelly M, Goodfellow I, Hardt M, Kim B. Sanity checks for saliency maps. NeurIPS 2018. arXiv:1810.03292.',
  rank: 'Arras L, Osman A, Samek W. CLEVR-XAI: a benchmark dataset for the ground truth evaluation of neural network explanations. Inf Fusion 2022; 81: 14–40. arXiv:2003.07258.',
  removal:
    'Petsiuk V, Das A, Saenko K. RISE: randomized input sampling for explanation of black-box models. BMVC 2018. arXiv:1806.07421.',
  smoothing:
    'Szegedy C, Vanhoucke V, Ioffe S, Shlens J, Wojna Z. Rethinking the Inception architecture for computer vision. CVPR 2016. arXiv:1512.00567.',
  topK: 'Theiner J, Müller-Budack E, Ewerth R. Interpretable semantic photo geolocation. WACV 2022. arXiv:2104.14995.',
  wilson:
    'Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927; 22: 209–212.',
  youden: 'Youden WJ. Index for rating diagnostic tests. Cancer 1950; 3: 32–35.',
} as const;

/** By the method's name in a sweep file; those without a paper are absent. */
export const methodReferences: Readonly<Record<string, string>> = {
  cam: 'Zhou B, Khosla A, Lapedriza A, Oliva A, Torralba A. Learning deep features for discriminative localization. CVPR 2016. arXiv:1512.04150.',
  'grad-cam':
    'Selvaraju RR, Cogswell M, Das A, Vedantam R, Parikh D, Batra D. Grad-CAM: visual explanations from deep networks via gradient-based localization. ICCV 2017. arXiv:1610.02391.',
  'grad-cam++':
    'Chattopadhay A, Sarkar A, Howlader P, Balasubramanian VN. Grad-CAM++: generalized gradient-based visual explanations for deep convolutional networks. WACV 2018. arXiv:1710.11063.',
  'layer-cam':
    'Jiang P-T, Zhang C-B, Hou Q, Cheng M-M, Wei Y. LayerCAM: exploring hierarchical class activation maps for localization. IEEE Trans Image Process 2021; 30: 5875–5888. doi 10.1109/TIP.2021.3089943.',
  'hires-cam':
    'Draelos RL, Carin L. Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks. 2020. arXiv:2011.08891.',
  'xgrad-cam':
    'Fu R, Hu Q, Dong X, Guo Y, Gao Y, Li B. Axiom-based Grad-CAM: towards accurate visualization and explanation of CNNs. BMVC 2020. arXiv:2008.02312.',
  'eigen-cam':
    'Muhammad MB, Yeasin M. Eigen-CAM: class activation map using principal components. IJCNN 2020. arXiv:2008.00299.',
  'ablation-cam':
    'Desai S, Ramaswamy HG. Ablation-CAM: visual explanations for deep convolutional network via gradient-free localization. WACV 2020.',
  'score-cam': references.energy,
  'smooth-grad-cam++':
    'Omeiza D, Speakman S, Cintas C, Weldermariam K. Smooth Grad-CAM++: an enhanced inference level visualization technique for deep convolutional neural network models. 2019. arXiv:1908.01224.',
  rise: references.removal,
  occlusion:
    'Zeiler MD, Fergus R. Visualizing and understanding convolutional networks. ECCV 2014. arXiv:1311.2901.',
  'input-gradient':
    'Simonyan K, Vedaldi A, Zisserman A. Deep inside convolutional networks: visualising image classification models and saliency maps. 2013. arXiv:1312.6034.',
  'smooth-grad':
    'Smilkov D, Thorat N, Kim B, Viégas F, Wattenberg M. SmoothGrad: removing noise by adding noise. 2017. arXiv:1706.03825.',
  'integrated-gradients':
    'Sundararajan M, Taly A, Yan Q. Axiomatic attribution for deep networks. ICML 2017. arXiv:1703.01365.',
  'full-grad':
    'Srinivas S, Fleuret F. Full-gradient representation for neural network visualization. NeurIPS 2019. arXiv:1905.00780.',
  centre:
    'Judd T, Durand F, Torralba A. A benchmark of computational models of saliency to predict human fixations. MIT-CSAIL-TR-2012-001, 2012.',
};

/** By the backbone's name; a model that someone brings along has none. */
export const backboneReferences: Readonly<Record<string, string>> = {
  mobilenet_v1:
    'Howard AG, Zhu M, Chen B, et al. MobileNets: efficient convolutional neural networks for mobile vision applications. 2017. arXiv:1704.04861.',
  mobilenet_v2:
    'Sandler M, Howard A, Zhu M, Zhmoginov A, Chen L-C. MobileNetV2: inverted residuals and linear bottlenecks. CVPR 2018. arXiv:1801.04381.',
  mobilenet_v3_small:
    'Howard A, Sandler M, Chu G, et al. Searching for MobileNetV3. ICCV 2019. arXiv:1905.02244.',
  mobilenet_v3_large:
    'Howard A, Sandler M, Chu G, et al. Searching for MobileNetV3. ICCV 2019. arXiv:1905.02244.',
  resnet50:
    'He K, Zhang X, Ren S, Sun J. Deep residual learning for image recognition. CVPR 2016. arXiv:1512.03385.',
  resnet50_v2:
    'He K, Zhang X, Ren S, Sun J. Identity mappings in deep residual networks. ECCV 2016. arXiv:1603.05027.',
  vgg16:
    'Simonyan K, Zisserman A. Very deep convolutional networks for large-scale image recognition. ICLR 2015. arXiv:1409.1556.',
  densenet121:
    'Huang G, Liu Z, van der Maaten L, Weinberger KQ. Densely connected convolutional networks. CVPR 2017. arXiv:1608.06993.',
  efficientnet_b0:
    'Tan M, Le QV. EfficientNet: rethinking model scaling for convolutional neural networks. ICML 2019. arXiv:1905.11946.',
  efficientnet_lite0:
    'Tan M, Le QV. EfficientNet: rethinking model scaling for convolutional neural networks. ICML 2019. arXiv:1905.11946.',
  inception_v3: references.smoothing,
  xception:
    'Chollet F. Xception: deep learning with depthwise separable convolutions. CVPR 2017. arXiv:1610.02357.',
  nasnet_mobile:
    'Zoph B, Vasudevan V, Shlens J, Le QV. Learning transferable architectures for scalable image recognition. CVPR 2018. arXiv:1707.07012.',
};
