"""分办参考: which unit, which class — from duties, from precedents, from a trained model."""
