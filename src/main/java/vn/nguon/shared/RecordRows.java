package vn.nguon.shared;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Rows as a record, by name: component {@code fullName} is column {@code full_name}. The columns are looked up with the first row of
 * a result. Spring's own mapper looks them up for every row, by the component's name first: where that is not the column's the
 * driver throws, with a stack trace, and a page of 91 rows threw some hundred times.
 * <p>One for each query: not to be shared between results.
 */
final class RecordRows<T> implements RowMapper<T> {
    private static final ConcurrentHashMap<Class<?>, Shape<?>> SHAPES = new ConcurrentHashMap<>();

    private final Shape<T> shape;
    private int @Nullable [] columns;

    @SuppressWarnings("unchecked") // a shape is kept under its own class
    RecordRows(Class<T> type) {
        this.shape = (Shape<T>) SHAPES.computeIfAbsent(type, Shape::of);
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        var known = columns;
        if (known == null) columns = known = shape.columns(row);
        var values = new @Nullable Object[known.length];
        for (var i = 0; i < known.length; i++) values[i] = shape.components[i].value(row, known[i]);
        return shape.make(values);
    }

    /** @param type with primitives boxed */
    private record Component(String name, String column, Class<?> type, Class<?> boxed, TypeDescriptor descriptor) {
        private static final ConversionService CONVERSION = DefaultConversionService.getSharedInstance();

        @Nullable
        Object value(ResultSet row, int column) throws SQLException {
            var value = JdbcUtils.getResultSetValue(row, column, type);
            if (boxed.isInstance(value) || value == null && !type.isPrimitive()) return value;
            return CONVERSION.convert(value, descriptor);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Shape<T>(Constructor<T> constructor, Component[] components) {

        static <T> Shape<T> of(Class<T> type) {
            var parts = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
                ReflectionUtils.makeAccessible(constructor);
                var components = new Component[parts.length];
                for (var i = 0; i < parts.length; i++)
                    components[i] = new Component(
                            parts[i].getName(),
                            JdbcUtils.convertPropertyNameToUnderscoreName(parts[i].getName()),
                            parts[i].getType(),
                            ClassUtils.resolvePrimitiveIfNecessary(parts[i].getType()),
                            new TypeDescriptor(new MethodParameter(constructor, i)));
                return new Shape<>(constructor, components);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("record without its constructor: " + type, e);
            }
        }

        int[] columns(ResultSet row) throws SQLException {
            var labels = row.getMetaData();
            var columns = new int[components.length];
            for (var i = 0; i < columns.length; i++) {
                var component = components[i];
                for (var at = 1; at <= labels.getColumnCount() && columns[i] == 0; at++) {
                    var label = labels.getColumnLabel(at);
                    if (label.equalsIgnoreCase(component.column()) || label.equalsIgnoreCase(component.name()))
                        columns[i] = at;
                }
                if (columns[i] == 0)
                    throw new SQLException("no column %s for %s".formatted(component.column(), constructor));
            }
            return columns;
        }

        T make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
