"""Who stands under whom: bodies and posts as a forest, the circles it must not have, and the chart drawn from it."""

from sendwell.domain.structure.chart import Box, Chart, Elbow, chart_of
from sendwell.domain.structure.forest import Branch, Node, circle_through, depth_of, forest

__all__ = ["Box", "Branch", "Chart", "Elbow", "Node", "chart_of", "circle_through", "depth_of", "forest"]
