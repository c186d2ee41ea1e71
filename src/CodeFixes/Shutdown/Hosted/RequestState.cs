using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Tells what is gone, or something else, when a request is over: work that needs it can't be done later.</summary>
/// <param name="replaced">Whether a node becomes something of the queue.</param>
internal sealed class RequestState(FixedDocument document, Func<SyntaxNode, bool> replaced)
{
    public bool IsNeededBy(ExpressionSyntax whole) =>
        WorkBody.Find((InvocationExpressionSyntax)whole, document.Model, document.CancellationToken)
            .SelectMany(part => part.DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(name => !name.AncestorsAndSelf().Any(replaced) && IsState(name, whole));

    /// <summary>Whether the value is the same when the work begins, although the request is over then.</summary>
    public bool MayWait(ExpressionSyntax value, StatementSyntax statement) => value switch
    {
        LiteralExpressionSyntax => true,
        IdentifierNameSyntax name => document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol switch
        {
            IParameterSymbol or ILocalSymbol => !IsChanged(name, statement),
            IFieldSymbol field => field.IsReadOnly || field.IsConst,
            _ => false,
        },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } => true,
        _ => replaced(value),
    };

    private bool IsState(IdentifierNameSyntax name, ExpressionSyntax whole)
    {
        if (document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol is not { } symbol)
            return false;

        // What belongs to the framework's base class belongs to the request.
        if (symbol is IPropertySymbol { IsStatic: false, ContainingType: { } owner } && IsOfFramework(owner) && !IsQualified(name))
            return true;

        var type = symbol switch
        {
            IFieldSymbol { IsStatic: false } field => field.Type,
            IPropertySymbol { IsStatic: false } property when !IsQualified(name) => property.Type,
            IParameterSymbol parameter when !IsWithin(parameter, whole) => parameter.Type,
            ILocalSymbol local when !IsWithin(local, whole) => local.Type,
            _ => null,
        };
        return type is not null && (IsDisposable(type) || type.Name is "HttpContext" or "HttpRequest" or "HttpResponse");
    }

    private static bool IsQualified(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && access.Name == name;

    /// <summary>Scopes dispose what they have made when the request is over.</summary>
    private static bool IsDisposable(ITypeSymbol type) => type.Name is "IDisposable" or "IAsyncDisposable" || type.AllInterfaces.Any(contract => contract.Name is "IDisposable" or "IAsyncDisposable");

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Is("Microsoft.AspNetCore.Mvc") || space.Is("Microsoft.AspNetCore.SignalR"))
                return true;
        }

        return false;
    }

    private bool IsWithin(ISymbol symbol, ExpressionSyntax whole) =>
        symbol.DeclaringSyntaxReferences.Any(reference => WorkBody.Contains(WorkBody.Find((InvocationExpressionSyntax)whole, document.Model, document.CancellationToken), reference.GetSyntax(document.CancellationToken)));

    /// <summary>Whether the variable is written anywhere, or what it refers to is changed behind the statement.</summary>
    private static bool IsChanged(IdentifierNameSyntax name, StatementSyntax statement)
    {
        bool Names(ExpressionSyntax target) => target is IdentifierNameSyntax other && other.Identifier.ValueText == name.Identifier.ValueText;

        return name.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: var target } => Names(target) || (target.SpanStart > statement.Span.End && target.DescendantNodes().OfType<IdentifierNameSyntax>().Any(Names)),
            PrefixUnaryExpressionSyntax { Operand: var target, RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => Names(target),
            PostfixUnaryExpressionSyntax { Operand: var target, RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } => Names(target),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var target } => Names(target),
            ForStatementSyntax { Declaration: { } declaration } => declaration.Variables.Any(variable => variable.Identifier.ValueText == name.Identifier.ValueText),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => node.SpanStart > statement.Span.End && Names(receiver),
            _ => false,
        });
    }
}
