using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Flags.Reads;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    public FoldedExpression Fold(ExpressionSyntax expression)
    {
        if (!_affected.Contains(expression))
            return FoldedExpression.Unchanged(expression);

        if (known.Find(expression) is { } read)
            return Known(expression, read.Constant, read.Shape, read.Effects, read.NullableReceiver);

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => FoldParentheses(parenthesized),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => FoldNot(not),
            BinaryExpressionSyntax binary => FoldBinary(binary),
            ConditionalExpressionSyntax choice => FoldChoice(choice),
            IsPatternExpressionSyntax match => FoldMatch(match),
            SwitchExpressionSyntax @switch => FoldSwitch(@switch),
            AwaitExpressionSyntax await => FoldAwait(await),
            InvocationExpressionSyntax call => FoldCall(call),
            MemberAccessExpressionSyntax access => FoldAccess(access),
            IdentifierNameSyntax name when ValueOf(name) is { } value => FoldedExpression.Known(name, value),
            RefExpressionSyntax reference => FoldReference(reference),
            CastExpressionSyntax cast => FoldCast(cast),
            _ => FoldParts(expression),
        };
    }

    /// <summary>The expression without statements before it.</summary>
    private ExpressionSyntax InPlace(FoldedExpression folded) => folded switch
    {
        { Shape: not FlagReadShape.Value, Constant: { } constant } => folded.Effects.IsEmpty ? InTask(folded.Original, constant, folded.Shape) : Keep(folded.Original),
        { NullableReceiver: not null } => Keep(folded.Original),
        { InPlace: { } inPlace } => inPlace,
        { Effects.IsEmpty: true, Residual: { } residual } => residual,
        _ => Substitute(folded.Original),
    };

    /// <summary>Puts in the values and folds nothing, where what folding leaves would have no place.</summary>
    private ExpressionSyntax Substitute(ExpressionSyntax original)
    {
        var reads = original.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(part => known.Find(part) is not null || ValueOf(part) is not null).ToList();
        return reads.Exists(read => known.Find(read) is { } decided && (decided.Shape is not FlagReadShape.Value || decided.NullableReceiver is not null || !decided.Effects.IsEmpty)) || reads.Contains(original)
            ? Keep(original)
            : original.ReplaceNodes(reads, (read, _) => Literals.Of(known.Find(read)?.Constant ?? ValueOf(read)!).WithTriviaFrom(read));
    }

    private ExpressionSyntax InPlace(ExpressionSyntax expression) => InPlace(Fold(expression));

    /// <summary>Leaves a read where it is: nothing else has its effects.</summary>
    private ExpressionSyntax Keep(ExpressionSyntax original)
    {
        _left.Add(original);
        return original;
    }

    private static FoldedExpression Known(ExpressionSyntax original, object constant, FlagReadShape shape, ImmutableArray<ExpressionSyntax> effects, ExpressionSyntax? receiver)
    {
        var folded = FoldedExpression.Known(original, constant, effects);
        return folded with { Shape = shape, NullableReceiver = receiver };
    }

    private FoldedExpression FoldParentheses(ParenthesizedExpressionSyntax parenthesized)
    {
        var inner = Fold(parenthesized.Expression);
        if (inner.IsUnchanged)
            return FoldedExpression.Unchanged(parenthesized);

        // What is known needs none; what is left keeps them, and whoever takes it drops those that it does not need.
        return inner with
        {
            Original = parenthesized,
            Residual = inner.Residual is { } residual ? Literals.Strength(residual) > 14 && residual is not ConditionalAccessExpressionSyntax ? residual.WithTriviaFrom(parenthesized) : parenthesized.WithExpression(residual) : null,
            InPlace = inner switch
            {
                { Constant: { } constant, Effects.IsEmpty: true, Shape: FlagReadShape.Value } => Literals.Of(constant).WithTriviaFrom(parenthesized),
                { InPlace: { } inPlace } when Literals.Strength(inPlace) > 14 && inPlace is not ConditionalAccessExpressionSyntax => inPlace.WithTriviaFrom(parenthesized),
                { InPlace: { } inPlace } => parenthesized.WithExpression(inPlace),
                _ => null,
            },
        };
    }

    private FoldedExpression FoldNot(PrefixUnaryExpressionSyntax not)
    {
        var operand = Fold(not.Operand);
        if (operand.IsUnchanged)
            return FoldedExpression.Unchanged(not);

        if (operand is { IsKnown: true, Constant: bool value })
            return FoldedExpression.Known(not, !value, operand.Effects, operand.InPlace is null ? null : Negation.Of(operand.InPlace).WithTriviaFrom(not));

        return operand.Residual is { } residual
            ? FoldedExpression.To(not, Negation.Of(residual).WithTriviaFrom(not), operand.Effects, operand.InPlace is { } inPlace ? Negation.Of(inPlace).WithTriviaFrom(not) : null)
            : FoldedExpression.To(not, not.WithOperand(InPlace(operand)));
    }

    private FoldedExpression FoldAwait(AwaitExpressionSyntax await)
    {
        var operand = Fold(await.Expression);
        return operand is { Constant: { } constant, Shape: not FlagReadShape.Value }
            ? FoldedExpression.Known(await, constant, operand.Effects)
            : operand.IsUnchanged ? FoldedExpression.Unchanged(await) : FoldedExpression.To(await, await.WithExpression(InPlace(operand)));
    }

    private FoldedExpression FoldCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" } access
            && Fold(access.Expression) is { Constant: not null, Shape: not FlagReadShape.Value } task)
        {
            return task with
            {
                Original = call,
                Shape = access.Name.Identifier.ValueText switch { "GetResult" => FlagReadShape.Value, "AsTask" => FlagReadShape.Task, _ => task.Shape },
                InPlace = access.Name.Identifier.ValueText is "GetResult" && task.Effects.IsEmpty ? Literals.Of(task.Constant).WithTriviaFrom(call) : null,
            };
        }

        if (known.Symbols.Count > 0 && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && known.Find(method) is { } value)
        {
            var effects = ImmutableArray.CreateBuilder<ExpressionSyntax>();
            foreach (var argument in call.ArgumentList.Arguments)
            {
                if (!_purity.IsPure(argument.Expression))
                    effects.Add(InPlace(argument.Expression).WithoutTrivia());
            }

            if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !_purity.IsPure(receiver))
                return FoldParts(call);

            return Known(call, value, ShapeOf(method.ReturnType), effects.ToImmutable(), null);
        }

        return FoldParts(call);
    }

    private FoldedExpression FoldAccess(MemberAccessExpressionSyntax access)
    {
        if (access.Name.Identifier.ValueText is "Result" && Fold(access.Expression) is { Constant: { } constant, Shape: not FlagReadShape.Value } task)
            return FoldedExpression.Known(access, constant, task.Effects);

        if (ValueOf(access) is not { } value)
            return FoldParts(access);

        if (_purity.IsPure(access.Expression))
            return FoldedExpression.Known(access, value);

        _left.Add(access);
        return FoldParts(access);
    }

    /// <summary>A <c>ref</c> to the choice of one of two references is a <c>ref</c> to the chosen one.</summary>
    private FoldedExpression FoldReference(RefExpressionSyntax reference)
    {
        var inner = Fold(reference.Expression);
        return inner.IsUnchanged ? FoldedExpression.Unchanged(reference)
            : InPlace(inner) is var kept && Literals.Bare(kept) is RefExpressionSyntax chosen || kept is ParenthesizedExpressionSyntax { Expression: RefExpressionSyntax nested } && (chosen = nested) is not null
            ? FoldedExpression.To(reference, chosen.WithTriviaFrom(reference))
            : FoldedExpression.To(reference, reference.WithExpression(kept));
    }

    private FoldedExpression FoldCast(CastExpressionSyntax cast)
    {
        var inner = Fold(cast.Expression);
        return inner.IsUnchanged ? FoldedExpression.Unchanged(cast)
            : inner is { IsKnown: true, Constant: bool value } && model.GetTypeInfo(cast.Type, cancellationToken).Type?.SpecialType is SpecialType.System_Boolean
            ? FoldedExpression.Known(cast, value, inner.Effects, inner.InPlace is null ? null : cast.WithExpression(inner.InPlace))
            : FoldedExpression.To(cast, cast.WithExpression(Literals.Operand(InPlace(inner), 14, allowEqual: true)));
    }

    /// <summary>
    /// An expression that is no operator on conditions: its parts are folded in their places. Effects of a part may come before the whole if all
    /// parts before it are stable.
    /// </summary>
    private FoldedExpression FoldParts(ExpressionSyntax expression)
    {
        if (expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call && IsStableTarget(call.Expression))
        {
            for (var index = 0; index < arguments.Count; index++)
            {
                if (arguments[index].RefKindKeyword.RawKind is 0
                    && Fold(arguments[index].Expression) is { Effects.IsEmpty: false, Shape: FlagReadShape.Value, NullableReceiver: null } part
                    && (part.Residual ?? Literals.Of(part.Constant!)) is var value)
                {
                    var visited = (InvocationExpressionSyntax)base.Visit(call)!;
                    var list = visited.ArgumentList.Arguments;
                    var plain = list.Replace(list[index], list[index].WithExpression(Literals.Bare(value).WithTriviaFrom(arguments[index].Expression)));
                    return FoldedExpression.To(call, visited.WithArgumentList(visited.ArgumentList.WithArguments(plain)), part.Effects) with { InPlace = part.InPlace is null ? null : visited };
                }

                if (!_purity.IsStable(arguments[index].Expression))
                    break;
            }
        }

        var changed = (ExpressionSyntax)base.Visit(expression)!;
        return ReferenceEquals(changed, expression) ? FoldedExpression.Unchanged(expression) : FoldedExpression.To(expression, changed);
    }

    private bool IsStableTarget(ExpressionSyntax target) => target switch
    {
        SimpleNameSyntax => true,
        MemberAccessExpressionSyntax access => _purity.IsStable(access.Expression) || model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is INamespaceOrTypeSymbol,
        _ => false,
    };
}
