using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The statements that call the pipeline and go on as the loop did.</summary>
internal sealed class CallStatements(RehearsedLoop rehearsed, CodeStyle style, PipelineToken token, AttemptCode attempt, Aftermath aftermath, OuterCatches catches)
{
    private static readonly Dictionary<SyntaxNode, string> Unchanged = [];

    /// <summary>The code, and the local that it declares, if it declares the result.</summary>
    public (string Text, ILocalSymbol? Result)? Print(string pipeline, string indentation)
    {
        if (rehearsed.Failing.TestsToken && !CanEndByToken())
            return null;

        var result = ResultEnding.Find(rehearsed, aftermath);
        if (result is null)
            return null;

        var success = rehearsed.Success;
        var hasTry = !catches.IsEmpty || (rehearsed.Failing.TestsToken && !IsGuarded);
        var inner = hasTry || IsGuarded ? indentation + style.Unit : indentation;
        var isReturning = attempt.Result is null && attempt.ResultType is not null && rehearsed.Loop.ResultCheck is null && success.Ending is EndingKind.Returns;
        var returned = result.IsSame && attempt.Result is not null && success.Tail.Count is 0 ? (success.Statement as ReturnStatementSyntax)?.Expression?.Unwrap() : null;
        var isPassedOn = returned is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(name), attempt.Result);
        ILocalSymbol? declared = null;
        var prefix = isReturning || isPassedOn ? "return " : "";
        var above = "";
        if (attempt.Result is { } local && !isPassedOn)
        {
            prefix = local.Name + " = ";
            if (DeclaredType(local, hasTry) is { } type)
            {
                declared = local;
                if (hasTry)
                    above = indentation + style.TypeName(local.Type.WithNullableAnnotation(local.NullableAnnotation)) + " " + local.Name + ";" + style.EndOfLine;
                else
                    prefix = type + " " + prefix;
            }
        }

        if (new PipelineCall(rehearsed, style, attempt, token).Print(pipeline, inner, prefix) is not { } call)
            return null;

        if (attempt.Result is null && attempt.Captured is null && rehearsed.Loop.ResultCheck is not null && !result.IsSame)
            return Conditional(call, result, indentation, hasTry);

        var text = inner + prefix + call + ";" + style.EndOfLine;
        if (isReturning || isPassedOn)
            return (above + Wrap(text, hasTry, indentation), declared);

        var tail = result.IsSame ? Tail(indentation) : ResultTail(result, indentation);
        return tail is null ? null : (above + Wrap(text, hasTry, indentation) + tail, declared);
    }

    /// <summary>What follows the call when success and failure go on in the same way.</summary>
    private string? Tail(string indentation)
    {
        var statements = rehearsed.Success.Tail.Select(step => step.Statement).ToList();
        var isInAttempt = rehearsed.Loop.Try is { } own && rehearsed.Success.Statement is { } end && own.Block.Span.Contains(end.Span);
        if (rehearsed.Success.Ending is EndingKind.Returns && rehearsed.Success.Statement is { } statement && !isInAttempt)
            statements.Add(statement);

        if (statements.Exists(ReadsAttempt))
            return null;

        var text = CodePrinter.Print(statements, Unchanged, indentation, style.EndOfLine);
        var isVoidReturn = isInAttempt && rehearsed.Site.After.Any(statement => !aftermath.Consumed.Contains(statement));
        var blank = text.Length > 0 && !catches.IsEmpty ? style.EndOfLine : "";
        return isVoidReturn ? indentation + "return;" + style.EndOfLine : blank + text;
    }

    /// <summary>What follows when a bad last result leads elsewhere than a good one.</summary>
    private string? ResultTail(ResultEnding result, string indentation)
    {
        var check = rehearsed.Loop.ResultCheck!;
        var condition = check.Condition.Unwrap();
        return Branches(result, indentation, isGood => Condition(condition, isGood == check.SucceedsWhen));
    }

    private (string Text, ILocalSymbol? Result)? Conditional(string call, ResultEnding result, string indentation, bool hasTry)
    {
        var check = rehearsed.Loop.ResultCheck!;
        _ = FailurePredicates.ResultIsCall(check, out var isNegated);
        if (hasTry)
            return null;

        // A call over several lines gets a name of its own.
        var name = call.Contains('\n') ? style.Name("succeeded", "isSuccess") : null;
        var declaration = name is null ? "" : indentation + "var " + name + " = " + call + ";" + style.EndOfLine;
        return Branches(result, indentation, isGood => (isGood == (check.SucceedsWhen != isNegated) ? "" : "!") + (name ?? call)) is { } text ? (declaration + text, null) : null;
    }

    private string? Branches(ResultEnding result, string indentation, Func<bool, string> condition)
    {
        var success = rehearsed.Success;
        var path = result.Path!;
        if (FailureEffects.OfLast(rehearsed, path, token, path.Statement is null ? [] : [path.Statement], new LastNumbers(rehearsed, path, CancellationToken.None).Find) is not { } bad || success.Tail.Exists(step => ReadsAttempt(step.Statement)))
            return null;

        if (success.Ending is EndingKind.Returns)
        {
            var good = success.Tail.Select(step => step.Statement).Append(success.Statement!).ToList();
            var rest = CodePrinter.Print(bad.Statements, bad.Replacements, indentation, style.EndOfLine);
            return If(condition(true), good, Unchanged, indentation) + (rest.Length > 0 ? style.EndOfLine + rest : "");
        }

        return success.Tail.Count > 0 ? null : If(condition(false), bad.Statements, bad.Replacements, indentation);
    }

    private string If(string condition, IReadOnlyList<StatementSyntax> statements, Dictionary<SyntaxNode, string> replacements, string indentation)
    {
        var end = style.EndOfLine;
        var body = CodePrinter.Print(statements, replacements, indentation + style.Unit, end);
        var original = rehearsed.Loop.ResultCheck?.Statement;
        var hasBraces = statements.Count > 1 || original?.Statement is BlockSyntax;
        if (!hasBraces)
            return indentation + "if (" + condition + ")" + end + body;

        return indentation + "if (" + condition + ")" + (style.BreaksBeforeBrace ? end + indentation + "{" : " {") + end + body + indentation + "}" + end;
    }

    private static string Condition(ExpressionSyntax condition, bool asWritten)
    {
        var text = CodePrinter.Print(condition, Unchanged, "");
        return asWritten ? text
            : condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not ? not.Operand.ToString()
            : condition is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? "!" + text
            : condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal ? equal.Left.ToString() + " != " + equal.Right
            : condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } unequal ? unequal.Left.ToString() + " == " + unequal.Right
            : "!(" + text + ")";
    }

    /// <summary>Whether the statement reads a local of the attempt, which is not there any more.</summary>
    private bool ReadsAttempt(StatementSyntax statement) => statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        rehearsed.Variables.Find(name) is ILocalSymbol local
        && !SymbolEqualityComparer.Default.Equals(local, attempt.Result)
        && !SymbolEqualityComparer.Default.Equals(local, attempt.Captured)
        && !attempt.Counters.Any(counter => SymbolEqualityComparer.Default.Equals(counter.Symbol, local))
        && local.DeclaringSyntaxReferences.Any(reference => rehearsed.Site.Region.Any(own => own.Span.Contains(reference.Span)) && !statement.Span.Contains(reference.Span)));

    private string Wrap(string text, bool hasTry, string indentation)
    {
        if (IsGuarded)
            return Guard("if (!" + token.Text + ".IsCancellationRequested)", text, indentation);

        if (!hasTry)
            return text;

        var end = style.EndOfLine;
        var open = style.BreaksBeforeBrace ? end + indentation + "{" + end : " {" + end;
        var cancellation = rehearsed.Failing.TestsToken
            ? indentation + "catch (OperationCanceledException) when (" + token.Text + ".IsCancellationRequested)" + open + indentation + "}" + end
            : "";
        return indentation + "try" + open + text + indentation + "}" + end + cancellation + catches.Print(indentation);
    }

    private string Guard(string condition, string text, string indentation)
    {
        var end = style.EndOfLine;
        return text.TrimEnd().Contains('\n')
            ? indentation + condition + (style.BreaksBeforeBrace ? end + indentation + "{" : " {") + end + text + indentation + "}" + end
            : indentation + condition + end + text;
    }

    /// <summary>Whether a cancelled token ends the loop as success does before the first attempt only: later the pause throws.</summary>
    private bool IsGuarded => rehearsed.Failing.TestsToken && token.EndsPause;

    /// <summary>A loop that a cancelled token ends is left by the same way when the pipeline is cancelled.</summary>
    private bool CanEndByToken() =>
        rehearsed.Count.IsEndless
        && token.Text is not null
        && attempt.Result is null
        && (token.EndsPause ? catches.IsEmpty && rehearsed.Paths.All(path => path.Retries[0].Waits.Any()) : rehearsed.Paths.All(path => path.Handler is { CatchesEverything: true, FilterBesidesCounter.IsEmpty: true }))
        && (rehearsed.Success.Ending is EndingKind.Leaves || rehearsed.Site.After.IsEmpty)
        && aftermath.Consumed.IsEmpty
        && rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<MemberAccessExpressionSyntax>()
            .Where(member => member.Name.Identifier.ValueText is "IsCancellationRequested")
            .All(member => token.IsMatch(member.Expression, rehearsed.Loop));

    /// <summary>The type in the declaration of the result, when the new code can declare it; otherwise it stays as it is.</summary>
    private string? DeclaredType(ILocalSymbol local, bool hasTry)
    {
        if (local.DeclaringSyntaxReferences.Length is not 1
            || local.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } declaration })
        {
            return null;
        }

        if (rehearsed.Site.Region.Any(own => own.Span.Contains(statement.Span)))
            return declaration.Type.ToString();

        // The value in front of the loop may be what a swallowed failure leaves.
        var isFree = !hasTry && rehearsed.Site.Before.Contains(statement) && !statement.GetLeadingTrivia().Any(LoopSite.IsComment)
            && declaration.Variables[0].Initializer is null or { Value: LiteralExpressionSyntax or DefaultExpressionSyntax }
            && !rehearsed.Site.Before.SelectMany(own => own.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name);
        return isFree ? declaration.Type.ToString() : null;
    }
}
