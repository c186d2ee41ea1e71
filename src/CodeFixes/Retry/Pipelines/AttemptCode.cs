using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>A statement of the attempt, or the expression that it now returns.</summary>
internal sealed record AttemptPart(StatementSyntax Statement, ExpressionSyntax? Returned);

/// <summary>The attempt as the callback of a pipeline.</summary>
/// <param name="Result">The local that receives what the callback returns, if it isn't the result of the method.</param>
/// <param name="ResultType">The type of what the callback returns; null when it returns nothing.</param>
/// <param name="Counters">The counters that the attempt reads: it counts them itself, from one step before their first value.</param>
/// <param name="TypeArgument">Whether the compiler has to be told the type of what it returns.</param>
internal sealed record AttemptCode(
    ImmutableArray<AttemptPart> Parts,
    ILocalSymbol? Result,
    ITypeSymbol? ResultType,
    ImmutableArray<CapturedCounter> Counters,
    bool HasAwait,
    bool TypeArgument)
{
    /// <summary>The local around the loop that the attempt sets, and returns as its last word.</summary>
    public ILocalSymbol? Captured { get; init; }


    public IEnumerable<SyntaxNode> Nodes => Parts.Select(part => (SyntaxNode?)part.Returned ?? part.Statement);

    public static AttemptCode? Create(RehearsedLoop rehearsed, PipelineToken token)
    {
        var loop = rehearsed.Loop;
        var variables = rehearsed.Variables;
        var check = loop.ResultCheck;
        if (check is { Attempt.IsEmpty: true } && loop.Try is null)
            return FromCondition(rehearsed, check);

        var inTry = loop.Try is { } attempt && (check?.Statement is null || !attempt.Block.Span.Contains(check.Statement.Span));
        var statements = inTry ? loop.Try!.Block.Statements.ToList() : check is null ? null : check.Attempt.Where(statement => loop.Try is null || loop.Try.Block.Span.Contains(statement.Span)).ToList();
        if (statements is null)
            return null;

        if (rehearsed.Failing.Preludes[0].Exists(step => step.Wait is not null))
            return null;

        var parts = rehearsed.Failing.Preludes[0].Select(step => new AttemptPart(step.Statement, null)).ToList();
        parts.RemoveAll(part => token.IsCheck(part.Statement, loop));
        if (!parts.TrueForAll(part => IsHarmless(part.Statement, loop)))
            return null;

        parts.AddRange(statements.Where(statement => !IsFlag(statement, rehearsed) && statement is not (BreakStatementSyntax or EmptyStatementSyntax)).Select(statement => new AttemptPart(statement, null)));
        parts.RemoveAll(part => token.IsCheck(part.Statement, loop));
        var end = rehearsed.Success.Statement;
        var endsInReturn = parts.Exists(part => part.Statement == end);
        if (end is ReturnStatementSyntax { Expression: null } && parts.Count > 1 && parts[parts.Count - 1].Statement == end && !end.GetLeadingTrivia().Any(LoopSite.IsComment))
            parts.RemoveAt(parts.Count - 1);

        if (parts.Count is 0)
            return null;

        var result = ResultOf(rehearsed, parts);
        ILocalSymbol? captured = null;
        if (result is not null && !Return(parts, result, rehearsed))
        {
            captured = check?.Result;
            if (captured is not null && (rehearsed.Loop.Try is not null || IsIn(parts, captured)))
                return null;

            result = null;
        }

        var returns = Returns(parts).ToList();
        var isReturning = rehearsed.Success.Ending is EndingKind.Returns && endsInReturn;
        if ((returns.Count > 0 && !isReturning) || (isReturning && rehearsed.Success.Tail.Count > 0) || HasOtherJumps(parts))
            return null;

        if (parts.Exists(part => SendsOldRequest(part, loop)))
            return null;

        var counters = CapturedCounter.Find(rehearsed, parts);
        if (counters is null || !parts.TrueForAll(part => MovedCode.CanMove((SyntaxNode?)part.Returned ?? part.Statement, loop)))
            return null;

        var type = (result is null ? null : TypeOf(parts[parts.Count - 1].Returned!, result, loop.Model)) ?? captured?.Type ?? (returns.Exists(statement => statement.Expression is not null) ? ReturnType(loop) : null);
        var needsType = type is not null && result is null && NeedsTypeArgument(returns, loop.Model);
        return new AttemptCode(parts.ToImmutableArray(), result, type, counters.Value, HasAwaitIn(parts), needsType && captured is null) { Captured = captured };
    }

    /// <summary>The type of what is assigned; <c>var</c> would say that it may be null even where it never is.</summary>
    private static ITypeSymbol TypeOf(ExpressionSyntax value, ILocalSymbol result, SemanticModel model)
    {
        var info = model.GetTypeInfo(value);
        var type = info.Type ?? result.Type;
        return info.Nullability.FlowState is NullableFlowState.NotNull && type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type;
    }

    private static bool IsIn(List<AttemptPart> parts, ILocalSymbol local) =>
        parts.Exists(part => local.DeclaringSyntaxReferences.Any(reference => part.Statement.Span.Contains(reference.Span)));

    private static AttemptCode? FromCondition(RehearsedLoop rehearsed, ResultCheck check)
    {
        var call = check.Condition.Unwrap();
        if (call is PrefixUnaryExpressionSyntax not)
            call = not.Operand.Unwrap();

        var preludes = rehearsed.Failing.Preludes[0];
        if (!FailurePredicates.ResultIsCall(check, out _) || preludes.Count > 0 || !MovedCode.CanMove(call, rehearsed.Loop) || rehearsed.Variables.ReadsChanging(call))
            return null;

        var part = new AttemptPart((StatementSyntax)(check.Statement ?? rehearsed.Loop.Syntax), call);
        return new AttemptCode(ImmutableArray.Create(part), null, rehearsed.Loop.Model.GetTypeInfo(call).Type, ImmutableArray<CapturedCounter>.Empty, HasAwaitIn([part]), false);
    }

    /// <summary>A client sends a request once, so the loop is broken already, and has to be repaired as a loop; a handler passes it on as often as it likes.</summary>
    private static bool SendsOldRequest(AttemptPart part, RetryLoop loop) => part.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        loop.Model.GetTypeInfo(name).Type is { Name: "HttpRequestMessage" }
        && name.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } } } }
        && loop.Model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
        && !loop.Model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences.Any(reference => loop.Body.Any(statement => statement.Span.Contains(reference.Span))));

    private static bool HasAwaitIn(List<AttemptPart> parts) => parts.Exists(part => ((SyntaxNode?)part.Returned ?? part.Statement)
        .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is AwaitExpressionSyntax or ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 }));

    /// <summary>Whether the statement in front of the try can't fail, so that it may as well stand in it.</summary>
    private static bool IsHarmless(StatementSyntax statement, RetryLoop loop) => loop.Try is null || statement switch
    {
        LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables.All(variable =>
            variable.Initializer is null or { Value: LiteralExpressionSyntax or DefaultExpressionSyntax }
            || (variable.Initializer.Value is BaseObjectCreationExpressionSyntax && !loop.Handlers.Any(handler => handler.CatchesEverything))),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => LogCalls.IsLog(call),
        _ => false,
    };

    /// <summary>Whether the statement only tells the loop that it has succeeded.</summary>
    private static bool IsFlag(StatementSyntax statement, RehearsedLoop rehearsed) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } assignment }
        && rehearsed.Variables.IsBookkeeping(assignment)
        && rehearsed.Success.Values[rehearsed.Variables.Find(assignment.Left)!] is not null;

    private static ILocalSymbol? ResultOf(RehearsedLoop rehearsed, List<AttemptPart> parts)
    {
        if (rehearsed.Loop.ResultCheck?.Result is { } result)
            return result;

        return parts[parts.Count - 1].Statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
            && rehearsed.Variables.Find(assignment.Left) is ILocalSymbol local
            && rehearsed.Variables.IsChanging(local)
            && assignment.Left is IdentifierNameSyntax
            && Mentions(parts, local, rehearsed.Variables) is 1
            ? local
            : null;
    }

    private static int Mentions(IEnumerable<AttemptPart> parts, ILocalSymbol local, LoopVariables variables) =>
        parts.Sum(part => part.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => SymbolEqualityComparer.Default.Equals(variables.Find(name), local)));

    /// <summary>Lets the last statement return what it assigns.</summary>
    private static bool Return(List<AttemptPart> parts, ILocalSymbol result, RehearsedLoop rehearsed)
    {
        var last = parts[parts.Count - 1].Statement;
        var value = last switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } when SymbolEqualityComparer.Default.Equals(rehearsed.Variables.Find(assignment.Left), result) => assignment.Right,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } declared } when declared[0].Identifier.ValueText == result.Name => declared[0].Initializer?.Value,
            _ => null,
        };

        if (value is null || Mentions(parts.Take(parts.Count - 1), result, rehearsed.Variables) > 0)
            return false;

        parts[parts.Count - 1] = new AttemptPart(last, value);
        parts.RemoveAll(part => part.Returned is null && part.Statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } declared } && declared[0].Identifier.ValueText == result.Name);
        return true;
    }

    private static IEnumerable<ReturnStatementSyntax> Returns(List<AttemptPart> parts) => parts.Where(part => part.Returned is null)
        .SelectMany(part => part.Statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        .OfType<ReturnStatementSyntax>();

    /// <summary>Whether the attempt leaves the loop anywhere but at its end and by <c>return</c>.</summary>
    private static bool HasOtherJumps(List<AttemptPart> parts) => parts.Exists(part => part.Returned is null && part.Statement
        .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is BreakStatementSyntax or ContinueStatementSyntax && LoopVariables.Jumps(node, part.Statement)));

    private static bool NeedsTypeArgument(List<ReturnStatementSyntax> returns, SemanticModel model)
    {
        var types = returns.ConvertAll(statement => statement.Expression is null ? null : model.GetTypeInfo(statement.Expression).Type);
        return types.Contains(null) || types.Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default).Count() > 1;
    }

    /// <summary>The type that the function around the loop hands to its caller.</summary>
    private static ITypeSymbol? ReturnType(RetryLoop loop)
    {
        var method = loop.Function is AnonymousFunctionExpressionSyntax ? loop.Model.GetSymbolInfo(loop.Function).Symbol as IMethodSymbol : loop.Model.GetDeclaredSymbol(loop.Function) as IMethodSymbol;
        var type = method?.ReturnType;
        return loop.IsAsync && type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;
    }
}
