using Microsoft.CodeAnalysis;
using Seaworthy.Flags.Reads;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>Prints the model of all reads in a snippet, a line each.</summary>
internal static class PrintedReads
{
    public static string Of(string code, ReferenceSet references, params (string Key, string Value)[] values)
    {
        var model = Source.Bind(code, references);
        var options = new FixedOptions(values);
        var apis = FlagApis.Find(model.Compilation, options)!;
        var root = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);
        var reads = apis.FindAll(root, model, options.GetOptions(model.SyntaxTree), TestContext.Current.CancellationToken).Select(Print).ToList();
        return reads.Count is 0 ? "nothing" : string.Join("\n", reads);
    }

    private static string Print(FlagRead read)
    {
        var text = $"{read.Key}: {read.ValueType.ToDisplayString()} {read.Expression}";
        if (read.Shape is not FlagReadShape.Value)
            text += $" as {read.Shape}";

        if (read.IsNegated)
            text += ", negated";

        if (read.ComparedName is { } name)
            text += $", is {name}";

        if (read.AnswersInWords)
            text += ", in words";

        if (read.KeySymbol is { } symbol)
            text += $", key {symbol.ToDisplayString()}";

        if (read.NullableReceiver is { } receiver)
            text += $", unless {receiver} is null";

        return read.Effects.IsEmpty ? text : text + ", keeps " + string.Join(" and ", read.Effects);
    }
}
