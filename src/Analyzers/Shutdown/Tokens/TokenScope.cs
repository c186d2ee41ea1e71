using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Finds the cancellation token that is meant for an operation: the nearest one that lives as long as the operation may.</summary>
internal sealed class TokenScope
{
    private readonly SyntaxNode _at;
    private readonly SemanticModel _model;
    private readonly ShutdownSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly LocalTokens _locals;

    /// <summary>Whether the work may outlive the functions that are still to be looked at.</summary>
    private Attachment _attachment;

    /// <summary>Whether a static function cuts off what is around it.</summary>
    private bool _isStatic;

    private bool _isOutermost;
    private ReachableToken? _context;

    private TokenScope(SyntaxNode at, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        (_at, _model, _settings, _cancellationToken) = (at, model, settings, cancellationToken);
        _locals = new LocalTokens(at, model, cancellationToken);
        _attachment = at is InvocationExpressionSyntax call ? DetachedWork.Of(call, model, cancellationToken) : Attachment.Awaited;
    }

    private bool SeesFunction => !_isStatic && _attachment is not Attachment.Detached;

    /// <param name="at">A call, or any other node of a body.</param>
    /// <returns>Null where no token is in reach, or where the author has decided against the one that is.</returns>
    public static ReachableToken? Find(SyntaxNode at, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        new TokenScope(at, model, settings, cancellationToken).Find();

    /// <summary>Whether the method is one that a host calls to start a service, so that its token ends with the start.</summary>
    public static bool IsStartup(IMethodSymbol method, ImmutableArray<string> hostTypes = default) =>
        method.Parameters is { Length: 1 } parameters
        && (method.ExplicitInterfaceImplementations is { Length: 1 } explicitly ? explicitly[0].Name : method.Name) is "StartAsync" or "StartingAsync" or "StartedAsync"
        && parameters[0].Type.IsToken()
        && HostedService.IsHosted(method.ContainingType, hostTypes);

    private ReachableToken? Find()
    {
        var isInnermost = true;
        for (var node = _at; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ParameterSyntax or AttributeSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                    return null;

                case BlockSyntax or SwitchSectionSyntax or UsingStatementSyntax when SeesFunction:
                    _locals.AddBefore(node, parent);
                    break;

                case CompilationUnitSyntax when SeesFunction:
                    _locals.AddBefore(node, parent);
                    return _locals.Best(ImmutableArray<IParameterSymbol>.Empty, isInnermost) ?? _context;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    if (FindIn(parent, isInnermost, out var isClosed) is { } token)
                        return token;

                    if (isClosed)
                        return null;

                    isInnermost = false;
                    break;

                case TypeDeclarationSyntax type:
                    return _context ?? MemberTokens.Find(_at, type, isOfInstance: !_isOutermost, mayEndWithRequest: _attachment is not Attachment.Detached, _model, _settings, _cancellationToken);
            }
        }

        return _context;
    }

    /// <param name="isClosed">Whether nothing around the function may be used either.</param>
    private ReachableToken? FindIn(SyntaxNode function, bool isInnermost, out bool isClosed)
    {
        isClosed = true;
        var method = (function is AnonymousFunctionExpressionSyntax ? _model.GetSymbolInfo(function, _cancellationToken).Symbol : _model.GetDeclaredSymbol(function, _cancellationToken)) as IMethodSymbol;
        if (method is null)
            return null;

        if (SeesFunction)
        {
            var parameters = ImmutableArray<IParameterSymbol>.Empty;
            foreach (var parameter in method.Parameters)
            {
                if (!parameter.Type.IsTokenOrNullable() || parameter.Name.Length is 0)
                    continue;

                // Who names it so has decided not to use it.
                if (parameter.IsDiscard || parameter.Name is "_")
                    return null;

                parameters = parameters.Add(parameter);
            }

            // The token of a start is over when the service has started.
            if ((_attachment is Attachment.Awaited || !IsStartup(method, _settings.HostTypes)) && _locals.Best(parameters, isInnermost) is { } found)
                return found;

            _context ??= ContextTokens.Find(method, _settings);
        }

        _locals.Clear();
        _isStatic |= method.IsStatic && method.MethodKind is not MethodKind.Ordinary;
        _isOutermost |= method.IsStatic;
        if (function is AnonymousFunctionExpressionSyntax lambda)
        {
            if (_model.GetTypeInfo(lambda, _cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression" })
                return null;

            var attachment = DetachedWork.Of(lambda, _model, _cancellationToken);
            _attachment = attachment > _attachment ? attachment : _attachment;
        }

        isClosed = false;
        return null;
    }
}
