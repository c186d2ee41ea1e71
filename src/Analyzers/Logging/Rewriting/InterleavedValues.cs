using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>A value of the rewritten call: one that the call passed already, or one that was in the message.</summary>
internal readonly record struct PassedArgument(ArgumentSyntax? Existing, ValuePart? Added)
{
    /// <summary>What the existing argument passes from now on, where that changes.</summary>
    public ExpressionSyntax? Changed { get; init; }
}

/// <summary>Orders the values of a message among the values that the call passed already, as their placeholders stand in the text.</summary>
internal static class InterleavedValues
{
    /// <summary>The values in the order of their placeholders; null when the placeholders can't be told, or the order of evaluation would change.</summary>
    /// <param name="names">Takes the names that the message has already.</param>
    public static List<PassedArgument>? Find(LogCall call, ImmutableArray<ArgumentSyntax> values, IReadOnlyList<MessagePart> parts, PlaceholderNames names)
    {
        var ordered = new List<PassedArgument>();
        if (call.Values.IsEmpty)
        {
            // Without values the text was no template, whatever braces it holds.
            foreach (var part in parts)
            {
                if (part is ValuePart value)
                    ordered.Add(new PassedArgument(Existing: null, value));
            }

            return ordered;
        }

        var run = "";
        var existing = 0;
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextPart text:
                    run += text.Text;
                    break;

                case ConstantPart constant:
                    run += constant.Text ?? "\n";
                    break;

                case ValuePart value:
                    if (!TryTakeRun())
                        return null;

                    ordered.Add(new PassedArgument(Existing: null, value));
                    break;
            }
        }

        return TryTakeRun() && existing == values.Length && KeepsEvaluation(call, ordered) ? ordered : null;

        bool TryTakeRun()
        {
            if (TemplateParser.Parse(run) is not { } placeholders)
                return false;

            run = "";
            foreach (var placeholder in placeholders)
            {
                // Serilog and NLog take positional placeholders by their number, unless a named one stands among them.
                var takesNext = !placeholder.IsPositional || call.Library is LogLibrary.MicrosoftExtensions || placeholder.Name == existing.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (existing >= values.Length || !takesNext)
                    return false;

                names.Take(placeholder.Name.TrimStart('@', '$'));
                ordered.Add(new PassedArgument(values[existing++], Added: null));
            }

            return true;
        }
    }

    private static bool KeepsEvaluation(LogCall call, List<PassedArgument> ordered)
    {
        // The message was evaluated as a whole before the values that follow it.
        var operands = new List<IOperation>();
        var order = new List<int>();
        foreach (var argument in ordered)
        {
            if (argument.Added is { } added)
                operands.Add(added.Operation);
        }

        var firstExisting = operands.Count;
        var nextAdded = 0;
        foreach (var argument in ordered)
        {
            if (argument.Added is not null)
            {
                order.Add(nextAdded++);
                continue;
            }

            if (call.Invocation.SemanticModel?.GetValueOperation(argument.Existing!.Expression) is not { } operand)
                return false;

            order.Add(operands.Count);
            operands.Add(operand);
        }

        return firstExisting == operands.Count || StableValue.MayReorder(operands, order);
    }
}
