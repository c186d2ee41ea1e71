using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>All that a pipeline is built from.</summary>
/// <param name="ResultType">The type of the results that it looks at, if it looks at any.</param>
internal sealed record PipelineOptions(RehearsedLoop Rehearsed, CodeStyle Style, FailurePredicates Predicates, PausePlan Pause, RetryCallback Callback, ITypeSymbol? ResultType, string? Name)
{
    /// <summary>Comments of the loop that now explain an option.</summary>
    public ImmutableArray<string> PredicateComments { get; init; } = ImmutableArray<string>.Empty;

    public ImmutableArray<string> PauseComments { get; init; } = ImmutableArray<string>.Empty;

    public Reach Reach
    {
        get
        {
            var reach = ReachFinder.Max(ReachFinder.Max(Predicates.Reach, Pause.Reach), Callback.IsEmpty ? Reach.Type : Callback.Reach);
            return Rehearsed.Count.Bound is not null || Types.Any(HasMethodTypeParameter) ? Reach.Method : reach;
        }
    }

    public string TypeName => "ResiliencePipeline" + Argument;

    private IEnumerable<ITypeSymbol> Types => Rehearsed.Paths.Select(path => (ITypeSymbol?)path.Handler?.Exception).Append(ResultType).Where(type => type is not null)!;

    private string Argument => ResultType is null ? "" : "<" + Style.TypeName(ResultType) + ">";

    /// <summary>The expression that builds it; its further lines stand at the indentation or deeper.</summary>
    public string Print(string indentation)
    {
        if (Rehearsed.Count is not { Bound: { } bound, Offset: var offset })
            return Builder(indentation + Style.Unit);

        var inner = indentation + Style.Unit;
        var text = BoundText(bound);
        return text + " > " + CounterText.Text(1 - offset) + Style.EndOfLine
            + inner + "? " + Builder(inner + Style.Unit) + Style.EndOfLine
            + inner + ": " + TypeName + ".Empty";
    }

    private static string BoundText(ExpressionSyntax bound)
    {
        var text = bound.WithoutTrivia().ToString();
        return bound is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax ? text : "(" + text + ")";
    }

    private string Builder(string indentation)
    {
        var end = Style.EndOfLine;
        var name = Name is null ? "()" : " { Name = \"" + Name + "\" }";
        var creation = Style.HasTargetTypedNew ? "new()" : "new RetryStrategyOptions" + Argument;
        var open = Style.BreaksBeforeBrace ? end + indentation + "{" : " {";
        var lines = string.Concat(Options(indentation + Style.Unit).Select(option => option + "," + end));
        return "new ResiliencePipelineBuilder" + Argument + name + end
            + indentation + ".AddRetry(" + creation + open + end
            + lines
            + indentation + "})" + end
            + indentation + ".Build()";
    }

    private IEnumerable<string> Options(string indentation)
    {
        var comments = Comments(PredicateComments, indentation);
        if (!Predicates.Calls.IsEmpty)
        {
            yield return comments + indentation + "ShouldHandle = " + Predicate(indentation);
            comments = "";
        }

        yield return comments + indentation + "MaxRetryAttempts = " + Retries();
        comments = Comments(PauseComments, indentation);
        foreach (var option in Pause.Options)
        {
            yield return comments + indentation + option;
            comments = "";
        }

        if (!Callback.IsEmpty)
            yield return indentation + Callback.Print(indentation);
    }

    private string Comments(ImmutableArray<string> comments, string indentation) => string.Concat(comments.Select(comment => indentation + comment + Style.EndOfLine));

    private string Predicate(string indentation)
    {
        var builder = "new PredicateBuilder" + Argument + "()";
        var calls = Predicates.Calls;
        if (calls.Length is 1 && (indentation + builder + calls[0]).Length < CodeStyle.Width)
            return builder + calls[0];

        return builder + string.Concat(calls.Select(call => Style.EndOfLine + indentation + Style.Unit + call));
    }

    private string Retries()
    {
        var count = Rehearsed.Count;
        if (count.IsEndless)
            return "int.MaxValue";

        if (count.Constant is { } attempts)
            return NamedBound.Find(Rehearsed, attempts) ?? CounterText.Text(attempts - 1);

        var text = BoundText(count.Bound!);
        return (count.Offset - 1) switch
        {
            0 => text,
            < 0 and var less => text + " - " + CounterText.Text(-less),
            var more => text + " + " + CounterText.Text(more),
        };
    }

    private static bool HasMethodTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.TypeParameterKind is TypeParameterKind.Method,
        INamedTypeSymbol named => named.TypeArguments.Any(HasMethodTypeParameter),
        IArrayTypeSymbol array => HasMethodTypeParameter(array.ElementType),
        _ => false,
    };
}
