using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Makes a new request for every attempt: the statements that create and fill it move to the beginning of the loop's body.</summary>
internal static class RequestPerAttempt
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        if (context.Statement is not { } statement
            || (LoopHead.Body(loop) as BlockSyntax ?? (LoopHead.Body(loop) as TryStatementSyntax)?.Block) is not { } target
            || FindRequest(context) is not { } request
            || FindMoved(context, statement, request) is not { Count: > 0 } moved
            || !moved.All(part => MayRunAgain(context, part, request)))
        {
            return null;
        }

        var edits = new SourceEdits(context.Root);
        var writer = new StatementEdits(edits, context.Layout);
        writer.Prepend(target, [.. moved.SelectMany(writer.ShiftedWithComments)]);
        return moved.All(writer.Remove) && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Create the request for every attempt", root) : null;
    }

    /// <summary>The one local that holds a request which the attempt sends, and that is declared outside the loop.</summary>
    private static ILocalSymbol? FindRequest(LoopContext context)
    {
        var requests = context.Loop.AttemptStatements.SelectMany(LoopContext.DescendantsHere).OfType<ArgumentSyntax>()
            .Select(argument => argument.Expression.Unwrap()).OfType<IdentifierNameSyntax>()
            .Select(name => context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol).OfType<ILocalSymbol>()
            .Where(local => local.Type.Is(context.Symbols.HttpRequestMessage) && !context.Loop.Syntax.Span.Contains(local.Locations[0].SourceSpan))
            .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        return requests.Count is 1 ? requests[0] : null;
    }

    /// <summary>The statements in front of the loop that the request is made with; null when something else touches it.</summary>
    private static List<StatementSyntax>? FindMoved(LoopContext context, StatementSyntax loop, ILocalSymbol request)
    {
        var siblings = loop.Parent switch
        {
            BlockSyntax block => block.Statements.ToList(),
            GlobalStatementSyntax => [.. context.Root.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)],
            _ => [],
        };
        var moved = new List<StatementSyntax>();
        foreach (var sibling in siblings.TakeWhile(sibling => sibling != loop))
        {
            if (!Mentions(context, sibling, request).Any() && !Declares(context, sibling, request))
                continue;

            if (moved.Count is 0 ? !Declares(context, sibling, request) || !IsAlone(sibling) : sibling is not ExpressionStatementSyntax expression || !IsAboutRequest(context, expression.Expression, request))
                return null;

            moved.Add(sibling);
        }

        var body = LoopHead.Body(context.Loop)!;
        return Mentions(context, (SyntaxNode?)context.Member ?? context.Root, request)
            .All(name => body.Span.Contains(name.Span) ? CanStay(name) : moved.Any(part => part.Span.Contains(name.Span)))
            ? moved
            : null;
    }

    private static IEnumerable<IdentifierNameSyntax> Mentions(LoopContext context, SyntaxNode node, ISymbol symbol) => node.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol, symbol));

    private static bool Declares(LoopContext context, StatementSyntax statement, ILocalSymbol request) =>
        statement is LocalDeclarationStatementSyntax declaration && declaration.Declaration.Variables.Any(variable => SymbolEqualityComparer.Default.Equals(context.Model.GetDeclaredSymbol(variable, context.CancellationToken), request));

    private static bool IsAlone(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration
        && declaration.Declaration.Variables[0].Initializer?.Value is BaseObjectCreationExpressionSyntax;

    private static bool CanStay(IdentifierNameSyntax name) =>
        name.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != name;

    /// <summary>Whether the statement sets something of the request, or calls something on it.</summary>
    private static bool IsAboutRequest(LoopContext context, ExpressionSyntax expression, ILocalSymbol request)
    {
        var target = expression switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            InvocationExpressionSyntax call => call.Expression,
            _ => null,
        };
        while (target is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax)
            target = target switch { MemberAccessExpressionSyntax access => access.Expression, ElementAccessExpressionSyntax element => element.Expression, InvocationExpressionSyntax call => call.Expression, _ => null };

        return target is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol, request);
    }

    /// <summary>Whether the statement gives the same request every time, and does nothing besides.</summary>
    private static bool MayRunAgain(LoopContext context, StatementSyntax statement, ILocalSymbol request)
    {
        foreach (var node in statement.DescendantNodes())
        {
            switch (node)
            {
                case AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or DeclarationExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression }:
                case PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression):
                case InvocationExpressionSyntax call when !IsOfFramework(context.Model.GetSymbolInfo(call, context.CancellationToken).Symbol):
                    return false;

                case IdentifierNameSyntax name when context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol { IsStatic: false }:
                    var symbol = context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol!;
                    if (!SymbolEqualityComparer.Default.Equals(symbol, request) && (IsUsedUp(context.Model.GetTypeInfo(name, context.CancellationToken).Type) && !IsMember(name) || IsWrittenBehind(context, statement, symbol)))
                        return false;

                    break;
            }
        }

        return true;
    }

    /// <summary>Whether the name is only a member of something else, as in <c>request.Content</c> or an initializer.</summary>
    private static bool IsMember(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name;

    private static bool IsOfFramework(ISymbol? symbol) =>
        symbol?.ContainingNamespace?.ToString() is { } name && (name is "System" || name.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>Whether sending a request uses up a value of the type: a stream is read, a content is disposed.</summary>
    private static bool IsUsedUp(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol named && (named.Is("System.IO", "Stream") || named.Is("System.Net.Http", "HttpContent")))
                return true;
        }

        return false;
    }

    private static bool IsWrittenBehind(LoopContext context, StatementSyntax statement, ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol
        && Mentions(context, (SyntaxNode?)context.Member ?? context.Root, symbol).Any(name => name.SpanStart > statement.Span.End && name.SpanStart < context.Loop.Syntax.Span.End && (
            name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
            || name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }
            || name.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }));
}
