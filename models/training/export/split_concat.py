"""Gives every input of a joined convolution a scale of its own, before it is quantised.

A decoder joins its own features with the encoder's, which may be a thousand times as large (VGG16's
are). In bytes with one scale the smaller ones would vanish. A convolution of joined channels is the
sum of one convolution for each part, and each part of that has its own scale.
"""

import numpy as np
import onnx
from onnx import helper, numpy_helper


def split_joined_convolutions(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same function with sums of convolutions in place of convolutions of joined channels."""
    inferred = onnx.shape_inference.infer_shapes(model)
    graph = inferred.graph
    channels = {
        value.name: value.type.tensor_type.shape.dim[1].dim_value
        for value in graph.value_info
        if len(value.type.tensor_type.shape.dim) == 4
    }
    weights = {tensor.name: tensor for tensor in graph.initializer}
    joins = {node.output[0]: node for node in graph.node if _joins_channels(node)}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        join = joins.get(node.input[0]) if node.op_type == "Conv" else None
        if join is None:
            nodes.append(node)
            continue
        kernels = numpy_helper.to_array(weights[node.input[1]])
        ends = np.cumsum([channels[name] for name in join.input])
        parts = np.split(kernels, ends[:-1], axis=1)
        nodes += _sum_of_convolutions(graph, node, list(join.input), parts)
    used = {name for node in nodes for name in node.input}
    del graph.node[:]
    graph.node.extend(node for node in nodes if node.op_type != "Concat" or node.output[0] in used)
    unused = [tensor for tensor in graph.initializer if tensor.name not in used]
    for tensor in unused:
        graph.initializer.remove(tensor)
    onnx.checker.check_model(inferred, full_check=True)
    return inferred


def _joins_channels(node: onnx.NodeProto) -> bool:
    """Whether it puts channels beside each other; pictures of a batch are joined likewise."""
    is_join = node.op_type == "Concat"
    return is_join and any(item.name == "axis" and item.i == 1 for item in node.attribute)


def _sum_of_convolutions(
    graph: onnx.GraphProto, node: onnx.NodeProto, inputs: list[str], parts: list[np.ndarray]
) -> list[onnx.NodeProto]:
    """A convolution for each input, and their sum under the old name; the first has the bias."""
    made: list[onnx.NodeProto] = []
    total = ""
    for index, (name, kernels) in enumerate(zip(inputs, parts, strict=True)):
        weight, output = f"{node.input[1]}_part{index}", f"{node.output[0]}_part{index}"
        graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(kernels), weight))
        bias = list(node.input[2:]) if index == 0 else []
        part = helper.make_node("Conv", [name, weight, *bias], [output], f"{node.name}_{index}")
        part.attribute.extend(node.attribute)
        made.append(part)
        if index == 0:
            total = output
            continue
        is_last = index == len(inputs) - 1
        result = node.output[0] if is_last else f"{node.output[0]}_sum{index}"
        made.append(helper.make_node("Add", [total, output], [result], f"{node.name}_sum{index}"))
        total = result
    return made
